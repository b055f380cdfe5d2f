import { ifKnown } from "../known";
import { type Value, at, isAbsent, items } from "../value";
import { type Admission, admitEveryone, admitInside, admitUndecided } from "./networks/admission";
import { addressesOf } from "./stores/address";
import { isOpen } from "./networks/networks";
import { kubeconfigIn } from "./resources/kubeconfigs";
import type { ResourceIndex, StackResource } from "./resources/resources";
import type { Workload } from "./workloads/workloads";

/**
 * The EKS clusters of the stack that Tracardi runs in, which are those that its providers connect to. If a
 * provider does not show its cluster, any cluster of the stack may be meant.
 */
export function tracardiClusters(
  workloads: readonly Workload[],
  index: ResourceIndex,
): readonly StackResource[] {
  const all = index.ofKind("eksCluster");
  const providers = new Set(workloads.map(({ resource }) => resource.provider));
  const meant = [...providers].map((urn) => clustersBehind(index.withUrn(urn), index, all));
  return meant.includes(undefined) ? all : [...new Set(meant.flatMap((found) => found ?? []))];
}

/** Undefined if it is not known. */
function clustersBehind(
  provider: StackResource | undefined,
  index: ResourceIndex,
  all: readonly StackResource[],
): readonly StackResource[] | undefined {
  if (provider === undefined) return undefined;
  const kubeconfig = at(provider.props, "kubeconfig");
  const referenced = [
    ...index.referenced(provider, "kubeconfig", "eksCluster"),
    ...index.referenced(provider, "cluster", "eksCluster"),
  ];
  if (referenced.length > 0) return referenced;
  if (typeof kubeconfig !== "string") return undefined;
  const { servers } = kubeconfigIn(kubeconfig);
  const hosts = servers.flatMap((server) => addressesOf(server)).map(({ host }) => host);
  const exact = all.filter(({ outputs }) => hosts.includes(hostOf(at(outputs, "endpoint"))));
  if (exact.length > 0) return exact;
  // A server with another address cannot be a cluster whose address is known.
  const candidates = all.filter(({ outputs }) => typeof at(outputs, "endpoint") !== "string");
  return hosts.length > 0 ? candidates : undefined;
}

const hostOf = (endpoint: Value): string =>
  typeof endpoint === "string" ? (addressesOf(endpoint)[0]?.host ?? "") : "";

/** Who reaches the API server of an EKS cluster. The default is anyone. */
export function endpointAdmission(cluster: StackResource): Admission {
  const vpc = at(cluster.props, "vpcConfig");
  const isPublic = at(vpc, "endpointPublicAccess");
  if (isPublic === false || isPublic === "false") return admitInside;
  return ifKnown(
    at(vpc, "publicAccessCidrs"),
    (list) => ifPublic(isPublic, listed(list)),
    admitUndecided(hiddenNetworks),
  );
}

const hiddenNetworks = "the networks that its public endpoint admits are not known";

/** If it is not known whether an endpoint is public, a narrow list of networks still limits it. */
function ifPublic(isPublic: Value, admission: Admission): Admission {
  const { networks, everyone, undecided } = admission;
  const isNarrow = everyone === undefined && undecided === undefined && !isOpen(networks);
  const doubt = admitUndecided("whether its public endpoint is on is not known");
  return isNarrow ? admission : ifKnown(isPublic, () => admission, doubt);
}

/** Who a public endpoint admits, by its list of networks. */
function listed(list: Value): Admission {
  const networks = items(list);
  if (isAbsent(list) || networks.length === 0) {
    return admitEveryone("admits 0.0.0.0/0, which is the default");
  }
  const known = networks.filter((network) => typeof network === "string");
  const doubt = known.length < networks.length ? { undecided: hiddenNetworks } : {};
  return { networks: known, ...doubt };
}
