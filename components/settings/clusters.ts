import type { TracardiProductionArgs } from "../arguments";
import { type ClusterKind, clusterKindOf } from "./clusterKind";
import { type MaintenanceSettings, maintenanceOf } from "./maintenance";
import type { PoolName } from "./pools";
import {
  type ApiSettings,
  type GuiSettings,
  mostInstances,
  type WorkloadSettings,
} from "./workloads";

export interface ClusterSettings extends ClusterKind {
  /** The user's name for the cluster. */
  readonly name: string;
  readonly kubernetesVersion: string;
  readonly pools: readonly NodePoolSettings[];
  /** The servers that measure the load of the others' pods; absent where nothing is scaled by it. */
  readonly metricsPool?: PoolName;
}

export interface NodePoolSettings {
  readonly name: PoolName;
  /** vCPUs of a server. */
  readonly serverCpus: number;
  /** The most servers that there may be at one time. */
  readonly maxServers: number;
  /** When servers may be replaced for a newer image; absent where any time will do. */
  readonly maintenance?: MaintenanceSettings;
}

export function clustersOf(
  args: TracardiProductionArgs,
  { publicApi, internalApi, gui }: WorkloadSettings,
): ClusterSettings[] {
  const { kubernetesVersion = "1.35", maintenance } = args;
  const placed = [publicApi, internalApi, gui].filter((workload) => workload !== undefined);
  const names = [...new Set(placed.map((workload) => workload.cluster))];
  return names.map((name) => {
    const here = placed.filter((workload) => workload.cluster === name);
    const kind = clusterKindOf(name, args);
    // Servers are made by Auto Mode alone.
    const pools = kind.autoMode ? [...new Set(here.map((workload) => workload.pool))] : [];
    const isScaled = here.some((each) => "autoscaling" in each);
    return {
      name,
      kubernetesVersion,
      ...kind,
      pools: pools.map((pool) => ({
        ...poolOf(pool, here),
        ...(maintenance && { maintenance: maintenanceOf(maintenance) }),
      })),
      // On a cluster that has no other servers, beside the public API: a small pod that nobody outside reaches.
      // An existing cluster has it already, or its owner's reasons not to.
      ...(isScaled &&
        !kind.existing && { metricsPool: pools.includes("core") ? ("core" as const) : pools[0] }),
    };
  });
}

/**
 * A server for each instance that there may be, and for each spare. A rollout adds one for the new instance,
 * and AWS may be replacing another at the same time. What shares the servers of the core pool, the GUI and
 * the installer, gets a server more.
 */
function poolOf(name: PoolName, workloads: readonly (ApiSettings | GuiSettings)[]) {
  const apis = workloads
    .filter((workload) => "role" in workload)
    .filter(({ pool }) => pool === name);
  const instances = apis.reduce((sum, api) => sum + mostInstances(api) + api.spareServers, 0);
  const cpus = apis.map(({ serverCpus }) => serverCpus);
  const spare = name === "core" ? 3 : 2;
  return { name, serverCpus: Math.max(2, ...cpus), maxServers: instances + spare };
}
