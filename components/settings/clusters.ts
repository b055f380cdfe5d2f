import type { TracardiProductionArgs } from "../arguments";
import type { ApiSettings, GuiSettings, WorkloadSettings } from "./workloads";

export interface ClusterSettings {
  /** The user's name for the cluster. */
  readonly name: string;
  readonly kubernetesVersion: string;
  readonly pools: readonly NodePoolSettings[];
}

/** Servers of one purpose: `edge` for what the internet talks to, `core` for the rest. */
export type PoolName = "edge" | "core";

export interface NodePoolSettings {
  readonly name: PoolName;
  /** vCPUs of a server. */
  readonly serverCpus: number;
  /** The most servers that there may be at one time. */
  readonly maxServers: number;
}

export function clustersOf(
  { kubernetesVersion = "1.35" }: TracardiProductionArgs,
  { publicApi, internalApi, gui }: WorkloadSettings,
): ClusterSettings[] {
  const placed = [publicApi, internalApi, gui].filter((workload) => workload !== undefined);
  const names = [...new Set(placed.map((workload) => workload.cluster))];
  return names.map((name) => {
    const here = placed.filter((workload) => workload.cluster === name);
    const pools = [...new Set(here.map((workload) => workload.pool))];
    return { name, kubernetesVersion, pools: pools.map((pool) => poolOf(pool, here)) };
  });
}

/**
 * A rollout adds one server for the new instance, and AWS may be replacing another at the same time. What
 * shares the servers of the core pool, the GUI and the installer, gets a server more.
 */
function poolOf(name: PoolName, workloads: readonly (ApiSettings | GuiSettings)[]) {
  const apis = workloads.filter((workload) => "role" in workload && workload.pool === name);
  const instances = apis.reduce((sum, api) => sum + api.instances, 0);
  const cpus = apis.map((api) => ("serverCpus" in api ? api.serverCpus : 0));
  const spare = name === "core" ? 3 : 2;
  return { name, serverCpus: Math.max(2, ...cpus), maxServers: instances + spare };
}
