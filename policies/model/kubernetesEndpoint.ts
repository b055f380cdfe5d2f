import { type Value, UNKNOWN, at, isAbsent, items } from "../value";
import { type Admission, admitEveryone, admitInside } from "./networks/admission";
import { addressesOf } from "./stores/address";
import { isOpen } from "./networks/networks";
import type { ResourceIndex, StackResource } from "./resources/resources";
import type { Workload } from "./workloads/workloads";

/**
 * The EKS clusters of the stack that Tracardi runs in: those that its providers lead to. Where a provider
 * does not tell, it may be any.
 */
export function clustersOf(
  workloads: readonly Workload[],
  index: ResourceIndex,
): readonly StackResource[] {
  const all = index.ofKind("eksCluster");
  const providers = new Set(workloads.map(({ resource }) => resource.provider));
  const meant = [...providers].map((urn) => clustersBehind(index.withUrn(urn), index, all));
  return meant.includes(undefined) ? all : [...new Set(meant.flatMap((found) => found ?? []))];
}

/** Undefined where it is not known. */
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
  const servers = [...kubeconfig.matchAll(/["']?\bserver["']?\s*:\s*["']?([^\s"',}]+)/g)];
  const hosts = servers.flatMap(([, server]) => addressesOf(server)).map(({ host }) => host);
  const exact = all.filter(({ outputs }) => hosts.includes(hostOf(at(outputs, "endpoint"))));
  if (exact.length > 0) return exact;
  // A server elsewhere is none of those whose address is known.
  const candidates = all.filter(({ outputs }) => typeof at(outputs, "endpoint") !== "string");
  return hosts.length > 0 ? candidates : undefined;
}

const hostOf = (endpoint: Value): string =>
  typeof endpoint === "string" ? (addressesOf(endpoint)[0]?.host ?? "") : "";

/** Who reaches the API server of an EKS cluster: unless told otherwise, anyone. */
export function endpointAdmission(cluster: StackResource): Admission {
  const vpc = at(cluster.props, "vpcConfig");
  const isPublic = at(vpc, "endpointPublicAccess");
  if (isPublic === false || isPublic === "false") return admitInside;
  const list = at(vpc, "publicAccessCidrs");
  const unknown = "the networks that its public endpoint admits are not known";
  if (list === UNKNOWN) return { networks: [], undecided: unknown };
  const networks = items(list);
  const known = networks.filter((network) => typeof network === "string");
  const doubt = known.length < networks.length ? { undecided: unknown } : {};
  const admission: Admission =
    isAbsent(list) || networks.length === 0
      ? admitEveryone("admits 0.0.0.0/0, which is the default")
      : { networks: known, ...doubt };
  const isNarrow =
    admission.everyone === undefined && doubt.undecided === undefined && !isOpen(known);
  if (isPublic !== UNKNOWN || isNarrow) return admission;
  return { networks: [], undecided: "whether its public endpoint is on is not known" };
}
