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

/** Servers of one purpose: `edge` for what the internet talks to, `core` for the rest. */
export type PoolName = "edge" | "core";

/** What differs between a cluster that is made here, in EKS Auto Mode, and one that exists. */
export interface ClusterKind {
  readonly autoMode: boolean;
  readonly serviceCidr: string;
  /** Where pods find DNS. */
  readonly dnsAddresses: readonly string[];
  /** Absent where the cluster is made. */
  readonly existing?: WithDefaults<"ExistingClusterArgs", ExistingClusterArgs>;
}

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

/** Servers of the user's, for the pods of the installation. */
export interface ServerSettings {
  readonly nodeSelector: { readonly [label: string]: string };
  readonly tolerations: readonly TolerationArgs[];
}

/** On which cluster each role runs. */
export const clusterNamesByRole = ({
  placement,
}: TracardiProductionArgs): Required<PlacementArgs> => withDefaults("PlacementArgs", placement);

/** The names of the clusters that the roles are placed on. */
export function placedClusters(args: TracardiProductionArgs): string[] {
  const { publicApi, internalApi, gui } = clusterNamesByRole(args);
  const minimal = args.profile === Profile.Minimal;
  return [...new Set(minimal ? [internalApi] : [publicApi, internalApi, gui])];
}

/** The existing cluster of this name in the placement, which may be that of something every object has. */
export function existingClusterOf(
  { existingClusters = {} }: TracardiProductionArgs,
  name: string,
): ExistingClusterArgs | undefined {
  return Object.hasOwn(existingClusters, name) ? existingClusters[name] : undefined;
}

/** Whether there is a cluster that this installation makes. */
export const makesClusters = (args: TracardiProductionArgs): boolean =>
  placedClusters(args).some((name) => existingClusterOf(args, name) === undefined);

/** The addresses of Services in all clusters. */
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

/** Where a workload runs: on the servers of a pool that is made, or on the user's. */
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
  const instances = apis.reduce((sum, api) => sum + mostInstancesOf(api) + api.spareServers, 0);
  const cpus = apis.map(({ serverCpus }) => serverCpus);
  const spare = name === "core" ? 3 : 2;
  return { name, serverCpus: Math.max(2, ...cpus), maxServers: instances + spare };
}
