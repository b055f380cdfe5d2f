import type * as pulumi from "@pulumi/pulumi";
import { createNetworkPolicies } from "../isolation/networkPolicies";
import { apiContainer } from "../workloads/api";
import { labelsOf } from "../workloads/labels";
import { createPullSecret } from "../workloads/pullSecret";
import { createSparePriority, createSpareServers } from "../workloads/spareServers";
import { type ApiPlacement, type RolePlacements, spareName } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";

/**
 * The spare servers of the APIs, in namespaces of their own without any traffic. They come after the instances,
 * which would otherwise only evict them.
 */
export function createSpares(
  context: LayoutContext,
  { publicApi, internalApi }: RolePlacements,
  instances: { readonly [role: string]: pulumi.Resource },
  guards: RoleDependencies,
): void {
  const apis = [publicApi, internalApi].filter((placed) => placed !== undefined);
  const spared = apis.flatMap((placed) => {
    const { spareNamespace: namespace } = placed;
    return namespace === undefined ? [] : [{ ...placed, spareNamespace: namespace }];
  });
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
    if (priority) {
      const { role } = placed;
      createSpare(context, placed, priority.metadata.name, instances[role], guards[role] ?? []);
    }
  }
}

/** An API with servers to spare. */
type Spared = ApiPlacement & Required<Pick<ApiPlacement, "spareNamespace">>;

function createSpare(
  { name, installation, settings, parent }: LayoutContext,
  placed: Spared,
  priorityClassName: pulumi.Output<string>,
  instances: pulumi.Resource,
  guards: RoleDependencies[string],
): void {
  const { role, api, placement, cluster, spareNamespace: namespace } = placed;
  const own = spareName(role);
  const opts = { parent, provider: cluster.provider };
  const login = settings.images.pullSecret;
  const pullSecret = createPullSecret(`${name}-${own}`, name, namespace, login, opts);
  const policies = createNetworkPolicies(
    `${name}-${own}`,
    { namespace, pods: {} },
    { ...opts, dependsOn: [...cluster.networkPolicyEnabler, ...guards] },
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
