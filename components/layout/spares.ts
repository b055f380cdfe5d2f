import type * as pulumi from "@pulumi/pulumi";
import { createNetworkPolicies } from "../isolation/networkPolicies";
import { apiContainer } from "../workloads/api";
import { labelsOf } from "../workloads/labels";
import { createNamespace } from "../workloads/namespace";
import { createPullSecret } from "../workloads/pullSecret";
import { createSparePriority, createSpareServers } from "../workloads/spareServers";
import type { ApiPlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";

/**
 * The spare servers of the APIs, in namespaces of their own without any traffic. They come after the instances,
 * which would otherwise only evict them.
 */
export function createSpares(
  context: LayoutContext,
  { publicApi, internalApi }: RolePlacements,
  instances: { readonly [role: string]: pulumi.Resource },
): void {
  const apis = [publicApi, internalApi].filter((placed) => placed !== undefined);
  const spared = apis.filter(({ api }) => api.spareServers > 0);
  const clusters = new Map(spared.map(({ placement, cluster }) => [placement.cluster, cluster]));
  const priorities = new Map(
    [...clusters].map(([clusterName, { provider }]) => [
      clusterName,
      createSparePriority(`${context.name}-${clusterName}-spare`, `${context.installation}-spare`, {
        parent: context.parent,
        provider,
      }),
    ]),
  );
  for (const placed of spared) {
    const priority = priorities.get(placed.placement.cluster);
    if (priority) createSpare(context, placed, priority.metadata.name, instances[placed.role]);
  }
}

function createSpare(
  { name, installation, settings, parent }: LayoutContext,
  placed: ApiPlacement,
  priorityClassName: pulumi.Output<string>,
  instances: pulumi.Resource,
): void {
  const { role, api, placement, cluster } = placed;
  const own = `${role}-spare`;
  const opts = { parent, provider: cluster.provider };
  const namespace = createNamespace(
    `${name}-${own}`,
    `${installation}-${own}`,
    cluster.settings,
    opts,
  );
  const login = settings.images.pullSecret;
  const pullSecret = createPullSecret(`${name}-${own}`, name, namespace, login, opts);
  const policies = createNetworkPolicies(
    `${name}-${own}`,
    { namespace, pods: {} },
    { ...opts, dependsOn: [...cluster.networkPolicyEnabler] },
  );
  createSpareServers(
    `${name}-${own}`,
    {
      installation,
      namespace,
      labels: labelsOf(installation, own, settings.tracardi.version),
      placement,
      pullSecret,
      image: settings.images.pause,
      count: api.spareServers,
      instance: apiContainer(placed, settings.images.pause),
      priorityClassName,
      dependsOn: [...policies, instances],
    },
    opts,
  );
}
