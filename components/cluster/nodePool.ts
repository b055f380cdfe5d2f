import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolSettings } from "../settings/clusters";
import type { PoolName } from "../settings/clusters";
import { rolloutDeadline } from "../internal/rollout";
import { disruptionBudgets, lifeOfServer } from "./disruption";
import { nodeClassName } from "./nodeClass";

/** Label of a server, and taint where it is exclusive: which installation and pool it belongs to. */
export const poolLabel = "tracardi-pulumi/pool";

export const poolKey = (installation: string, pool: PoolName): string => `${installation}-${pool}`;

export interface NodePoolArgs {
  readonly installation: string;
  readonly pool: NodePoolSettings;
}

/**
 * Servers of one purpose, on demand. Nothing but the public API may run on `edge`; `core` is open, so that
 * cluster add-ons find a place.
 */
export function createNodePool(
  name: string,
  { installation, pool }: NodePoolArgs,
  opts: pulumi.CustomResourceOptions,
): kubernetes.apiextensions.CustomResource {
  const key = poolKey(installation, pool.name);
  return new kubernetes.apiextensions.CustomResource(
    name,
    {
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: key, annotations: { "pulumi.com/waitFor": "condition=Ready" } },
      spec: {
        template: {
          metadata: { labels: { [poolLabel]: key } },
          spec: {
            nodeClassRef: {
              group: "eks.amazonaws.com",
              kind: "NodeClass",
              name: nodeClassName(installation),
            },
            requirements: [
              isIn("karpenter.sh/capacity-type", "on-demand"),
              isIn("kubernetes.io/arch", "amd64"),
              isIn("eks.amazonaws.com/instance-category", "c", "m"),
              { key: "eks.amazonaws.com/instance-generation", operator: "Gt", values: ["4"] },
              isIn("eks.amazonaws.com/instance-cpu", String(pool.serverCpus)),
            ],
            ...(pool.name === "edge" && {
              taints: [{ key: poolLabel, value: key, effect: "NoSchedule" }],
            }),
            expireAfter: lifeOfServer(pool.maintenance),
            // Servers that were born together expire together, and their instances leave one by one: time
            // for all of them, and less than a day of waiting for a pod that will not go.
            terminationGracePeriod: `${Math.max(60, Math.ceil(rolloutDeadline(pool.maxServers) / 60))}m`,
          },
        },
        limits: { cpu: String(pool.maxServers * pool.serverCpus) },
        disruption: {
          // A server that an API instance has to itself is never half empty.
          consolidationPolicy: "WhenEmpty",
          consolidateAfter: "5m",
          budgets: disruptionBudgets(pool.maintenance),
        },
      },
    },
    opts,
  );
}

const isIn = (key: string, ...values: string[]) => ({ key, operator: "In", values });
