import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolSettings } from "../settings/clusters";
import type { PoolName } from "../settings/clusters";
import { rolloutDeadline } from "../internal/rollout";
import { disruptionBudgets, lifeOfServer } from "./disruption";
import { nodeClassName } from "./nodeClass";

/** Label of a server, and taint if it is exclusive: its installation and pool. */
export const poolLabel = "tracardi-pulumi/pool";

export const poolKey = (installation: string, pool: PoolName): string => `${installation}-${pool}`;

export interface NodePoolArgs {
  readonly installation: string;
  readonly pool: NodePoolSettings;
}

/**
 * On-demand servers for one purpose. Only the public API may run on `edge`; `core` accepts all pods, so that
 * cluster add-ons can be scheduled.
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
            // Servers created together expire together, and their instances leave one at a time. So allow time
            // for all of them, but less than a day of waiting for a pod that does not stop.
            terminationGracePeriod: `${Math.max(60, Math.ceil(rolloutDeadline(pool.maxServers) / 60))}m`,
          },
        },
        limits: { cpu: String(pool.maxServers * pool.serverCpus) },
        disruption: {
          // A server with one API instance is never half empty.
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
