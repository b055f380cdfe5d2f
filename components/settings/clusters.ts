import {
  type ExistingClusterArgs,
  type PlacementArgs,
  Profile,
  type TolerationArgs,
  type TracardiProductionArgs,
} from "../arguments";
import { dnsAddressOf, serviceCidr } from "../internal/serviceNetwork";
import { type WithDefaults, withDefaults } from "./defaults";
import { type MaintenanceSettings, maintenanceOf } from "./maintenance";
import type { ApiSettings, GuiSettings, PlacementSettings, WorkloadSettings } from "./workloads";
import { mostInstancesOf } from "./workloads";

/** Servers for one purpose: `edge` for what the internet connects to, `core` for everything else. */
export type PoolName = "edge" | "core";

/** What differs between a new cluster, in EKS Auto Mode, and an existing one. */
export interface ClusterKind {
  readonly autoMode: boolean;
  readonly serviceCidr: string;
  /** The addresses of the DNS server for pods. */
  readonly dnsAddresses: readonly string[];
  /** Absent for a new cluster. */
  readonly existing?: WithDefaults<"ExistingClusterArgs", ExistingClusterArgs>;
}

export interface ClusterSettings extends ClusterKind {
  /** The user's name for the cluster. */
  readonly name: string;
  readonly kubernetesVersion: string;
  readonly pools: readonly NodePoolSettings[];
  /** The pool for the metrics server; absent if no workload is autoscaled. */
  readonly metricsPool?: PoolName;
}

export interface NodePoolSettings {
  readonly name: PoolName;
  /** vCPUs per server. */
  readonly serverCpus: number;
  /** The maximum number of servers at one time. */
  readonly maxServers: number;
  /** When servers may be replaced for a newer image; absent if any time is fine. */
  readonly maintenance?: MaintenanceSettings;
}

/** The user's servers for the pods of the installation. */
export interface ServerSettings {
  readonly nodeSelector: { readonly [label: string]: string };
  readonly tolerations: readonly TolerationArgs[];
}

/** The cluster that each role runs on. */
export const clusterNamesByRole = ({
  placement,
}: TracardiProductionArgs): Required<PlacementArgs> => withDefaults("PlacementArgs", placement);

/** The names of the clusters that the roles run on. */
export function placedClusters(args: TracardiProductionArgs): string[] {
  const { publicApi, internalApi, gui } = clusterNamesByRole(args);
  const minimal = args.profile === Profile.Minimal;
  return [...new Set(minimal ? [internalApi] : [publicApi, internalApi, gui])];
}

/** The existing cluster of this name in the placement. The name could also be an inherited property of every object. */
export function existingClusterOf(
  { existingClusters = {} }: TracardiProductionArgs,
  name: string,
): ExistingClusterArgs | undefined {
  return Object.hasOwn(existingClusters, name) ? existingClusters[name] : undefined;
}

/** Whether this installation creates a cluster. */
export const makesClusters = (args: TracardiProductionArgs): boolean =>
  placedClusters(args).some((name) => existingClusterOf(args, name) === undefined);

/** The address ranges of Services in all clusters. */
export const serviceCidrsOf = (args: TracardiProductionArgs): string[] => [
  ...new Set(
    placedClusters(args).map((name) => existingClusterOf(args, name)?.serviceCidr ?? serviceCidr),
  ),
];

function clusterKindOf(name: string, args: TracardiProductionArgs): ClusterKind {
  const existing = existingClusterOf(args, name);
  if (!existing) return { autoMode: true, serviceCidr, dnsAddresses: [dnsAddressOf(serviceCidr)] };
  return {
    autoMode: existing.autoMode,
    serviceCidr: existing.serviceCidr,
    dnsAddresses: existing.dnsAddresses ?? [dnsAddressOf(existing.serviceCidr)],
    existing: withDefaults("ExistingClusterArgs", existing),
  };
}

/** Where a workload runs: on the servers of a new pool, or on the user's. */
export function placedOn(
  cluster: string,
  pool: PoolName,
  args: TracardiProductionArgs,
): PlacementSettings {
  const existing = existingClusterOf(args, cluster);
  if (!existing || existing.autoMode) return { cluster, pool };
  const { nodeSelector = {}, tolerations } = withDefaults("ExistingClusterArgs", existing);
  return { cluster, pool, servers: { nodeSelector, tolerations } };
}

export function clusterSettingsOf(
  args: TracardiProductionArgs,
  { publicApi, internalApi, gui }: WorkloadSettings,
): ClusterSettings[] {
  const { kubernetesVersion, maintenance } = withDefaults("TracardiProductionArgs", args);
  const placed = [publicApi, internalApi, gui].filter((workload) => workload !== undefined);
  const names = [...new Set(placed.map((workload) => workload.cluster))];
  return names.map((name) => {
    const here = placed.filter((workload) => workload.cluster === name);
    const kind = clusterKindOf(name, args);
    // Only Auto Mode creates servers.
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
      // The metrics server runs next to the public API only in a cluster without other servers: it is a small pod
      // that nobody outside can reach. An existing cluster already has one, or its owner has reasons not to.
      ...(isScaled &&
        !kind.existing && { metricsPool: pools.includes("core") ? ("core" as const) : pools[0] }),
    };
  });
}

/**
 * A server for each possible instance and each spare. A rollout adds one for the new instance, and AWS may
 * replace another at the same time. The core pool gets one more server for the pods that share servers, the GUI
 * and the installer.
 */
function poolOf(name: PoolName, workloads: readonly (ApiSettings | GuiSettings)[]) {
  const apis = workloads
    .filter((workload) => "role" in workload)
    .filter(({ pool }) => pool === name);
  const instances = apis.reduce((sum, api) => sum + mostInstancesOf(api) + api.spareServers, 0);
  const cpus = apis.map(({ serverCpus }) => serverCpus);
  const spare = name === "core" ? 3 : 2;
  return { name, serverCpus: Math.max(2, ...cpus), maxServers: instances + spare };
}
