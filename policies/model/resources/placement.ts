import { type Value, UNKNOWN, at, isAbsent } from "../../value";
import type { ResourceIndex, StackResource } from "./resources";
import { kubernetesKindOf } from "./kinds";

/** Where a Kubernetes object lives. */
export interface Placement {
  readonly cluster: string;
  readonly namespace: string | typeof UNKNOWN;
  readonly name: string | typeof UNKNOWN;
}

const places = new WeakMap<StackResource, Placement>();

export function placementOf(resource: StackResource, index: ResourceIndex): Placement {
  const place = places.get(resource) ?? {
    cluster: clusterOf(resource, index),
    namespace: namespaceOf(resource, index),
    name: nameOf(resource),
  };
  places.set(resource, place);
  return place;
}

/** Whether two objects may see each other by name; an unknown namespace may be any. */
export function together(one: Placement, other: Placement): boolean {
  return (
    one.cluster === other.cluster &&
    (one.namespace === other.namespace || one.namespace === UNKNOWN || other.namespace === UNKNOWN)
  );
}

/** `Deployment tracardi/api`, for messages. */
export function labelOf(resource: StackResource, place: Placement): string {
  const known = place.namespace !== UNKNOWN && !place.namespace.startsWith("urn:");
  const namespace = known ? `${String(place.namespace)}/` : "";
  const name = place.name === UNKNOWN ? resource.name : place.name;
  return `${kubernetesKindOf(resource.type)} ${namespace}${name}`;
}

function nameOf(resource: StackResource): string | typeof UNKNOWN {
  const name = at(resource.props, "metadata", "name");
  if (typeof name === "string") return name;
  const finalName = at(resource.outputs, "metadata", "name");
  return typeof finalName === "string" ? finalName : UNKNOWN;
}

/**
 * A namespace by its name. `namespace: ns.metadata.name` is unknown in a first preview: then what the
 * Namespace resource itself declares counts, and if it has no name of its own, its URN stands for it.
 */
function namespaceOf(resource: StackResource, index: ResourceIndex): string | typeof UNKNOWN {
  const declared = at(resource.props, "metadata", "namespace");
  if (typeof declared === "string" && declared !== "") return declared;
  if (declared === UNKNOWN) {
    const sources = index.referenced(resource, "metadata", "namespace");
    if (sources.length !== 1) return UNKNOWN;
    const name = nameOf(sources[0]);
    return name === UNKNOWN ? sources[0].urn : name;
  }
  const preset = at(index.withUrn(resource.provider)?.props, "namespace");
  if (preset === UNKNOWN || (typeof preset === "string" && preset !== "")) return preset;
  return kubeconfigNamespace(at(index.withUrn(resource.provider)?.props, "kubeconfig"));
}

/** The namespace that a kubeconfig's context sets; with several clusters, it may be any. */
function kubeconfigNamespace(kubeconfig: Value): string | typeof UNKNOWN {
  const text = textOf(kubeconfig);
  const found = [...new Set(settingsIn(text, "namespace"))];
  if (found.length === 0) return "default";
  return found.length === 1 && settingsIn(text, "server").length === 1 ? found[0] : UNKNOWN;
}

/** The values of a field, wherever it is in a kubeconfig in YAML or JSON. */
const settingsIn = (kubeconfig: string, field: string): string[] =>
  [...kubeconfig.matchAll(new RegExp(`["']?\\b${field}["']?\\s*:\\s*["']?([^\\s"',}]+)`, "g"))].map(
    (match) => match[1],
  );

/**
 * Which cluster an object belongs to. Two providers for the same cluster must count as one, so what
 * they connect to decides, not their own identity. The text never leaves the pack: a kubeconfig is
 * secret.
 */
function clusterOf(resource: StackResource, index: ResourceIndex): string {
  const provider = index.withUrn(resource.provider);
  if (provider === undefined) return resource.provider ?? "ambient";
  const kubeconfig = at(provider.props, "kubeconfig");
  const context = textOf(at(provider.props, "context"));
  const cluster = textOf(at(provider.props, "cluster"));
  if (typeof kubeconfig === "string" && kubeconfig !== "") {
    const servers = settingsIn(kubeconfig, "server");
    return servers.length === 1 ? address(servers[0]) : [kubeconfig, context, cluster].join("\n");
  }
  if (isAbsent(kubeconfig)) return ["ambient", context, cluster].join("\n");
  const sources = (provider.references["kubeconfig"] ?? []).filter((urn) =>
    /:\w*Cluster::/.test(urn),
  );
  return sources.length > 0 ? [...sources].sort().join("\n") : provider.urn;
}

/** One spelling of a server's address, of which several mean the same. */
const address = (server: string): string => server.toLowerCase().replace(/(:443)?\/*$/, "");

const textOf = (value: Value): string => (typeof value === "string" ? value : "");
