import type * as kubernetes from "@pulumi/kubernetes";
import { poolKey, poolLabel } from "../cluster/nodePool";
import type { PlacementSettings } from "../settings/workloads";
import { serverLossToleration } from "../internal/rollout";

type Parts = Pick<kubernetes.types.input.core.v1.PodSpec, "nodeSelector" | "tolerations">;

/** The servers that a pod may run on: those of its node pool, or the user's. */
export function schedulingOf(installation: string, { pool, servers }: PlacementSettings): Parts {
  const key = poolKey(installation, pool);
  const place = servers
    ? {
        nodeSelector: { ...servers.nodeSelector },
        tolerations: servers.tolerations.map(({ key, value, effect }) => ({
          key,
          effect,
          ...(value === undefined ? { operator: "Exists" } : { operator: "Equal", value }),
        })),
      }
    : {
        nodeSelector: { [poolLabel]: key },
        tolerations: [{ key: poolLabel, operator: "Equal", value: key, effect: "NoSchedule" }],
      };
  return {
    nodeSelector: place.nodeSelector,
    tolerations: [
      ...place.tolerations,
      ...["not-ready", "unreachable"].map((state) => ({
        key: `node.kubernetes.io/${state}`,
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: serverLossToleration,
      })),
    ],
  };
}
