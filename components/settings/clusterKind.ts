import type { ExistingClusterArgs, TolerationArgs, TracardiProductionArgs } from "../arguments";
import { dnsAddressOf, serviceCidr } from "../cluster/serviceNetwork";
import type { PoolName } from "./pools";

/** On which cluster each role runs, where nothing else is said. */
export const defaultPlacement = { publicApi: "edge", internalApi: "core", gui: "core" };

/** What differs between a cluster that is made here, in EKS Auto Mode, and one that exists. */
export interface ClusterKind {
  readonly autoMode: boolean;
  readonly serviceCidr: string;
  /** Where pods find DNS. */
  readonly dnsAddresses: readonly string[];
  /** Absent where the cluster is made. */
  readonly existing?: ExistingClusterArgs;
}

/** Servers of the user's, for the pods of the installation. */
export interface ServerSettings {
  readonly nodeSelector: { readonly [label: string]: string };
  readonly tolerations: readonly TolerationArgs[];
}

/** The existing cluster of this name in the placement, which may be that of something every object has. */
export function existingClusterOf(
  { existingClusters }: TracardiProductionArgs,
  name: string,
): ExistingClusterArgs | undefined {
  const all = existingClusters ?? {};
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

export function clusterKindOf(name: string, args: TracardiProductionArgs): ClusterKind {
  const existing = existingClusterOf(args, name);
  if (!existing) return { autoMode: true, serviceCidr, dnsAddresses: [dnsAddressOf(serviceCidr)] };
  return {
    autoMode: existing.autoMode,
    serviceCidr: existing.serviceCidr,
    dnsAddresses: existing.dnsAddresses ?? [dnsAddressOf(existing.serviceCidr)],
    existing,
  };
}

/** Where a workload runs: on the servers of a pool that is made, or on the user's. */
export function placedOn(
  cluster: string,
  pool: PoolName,
  args: TracardiProductionArgs,
): { cluster: string; pool: PoolName; servers?: ServerSettings } {
  const existing = existingClusterOf(args, cluster);
  if (!existing || existing.autoMode) return { cluster, pool };
  const { nodeSelector = {}, tolerations = [] } = existing;
  return { cluster, pool, servers: { nodeSelector, tolerations } };
}
