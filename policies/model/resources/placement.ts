import { type Known, UNKNOWN, ifKnown, is, knownOr, possibly, whenKnown } from "../../known";
import { type Value, at, isAbsent } from "../../value";
import type { ResourceIndex, StackResource } from "./resources";
import { kubeconfigIn } from "./kubeconfigs";
import { kubernetesKindOf } from "./kinds";

/** Where a Kubernetes object lives. */
export interface Placement {
  readonly cluster: string;
  readonly namespace: Known<string>;
  readonly name: Known<string>;
}

/** Cached per index, because a provider or a Namespace of the same stack decides the place. */
const places = new WeakMap<ResourceIndex, Map<StackResource, Placement>>();

export function placementOf(resource: StackResource, index: ResourceIndex): Placement {
  const known = places.get(index) ?? new Map<StackResource, Placement>();
  places.set(index, known);
  const place = known.get(resource) ?? {
    cluster: clusterOf(resource, index),
    namespace: namespaceOf(resource, index),
    name: nameOf(resource),
  };
  known.set(resource, place);
  return place;
}

/** Whether two objects may share a namespace; an unknown namespace may be any. */
export function mayShareNamespace(one: Placement, other: Placement): boolean {
  return one.cluster === other.cluster && possibly(is(one.namespace, other.namespace));
}

/** `Deployment tracardi/api`, for messages. */
export function objectLabel(resource: StackResource, place: Placement): string {
  const namespace = ifKnown(namespaceName(place), (known) => `${known}/`, "");
  const name = knownOr(place.name, resource.name);
  return `${kubernetesKindOf(resource.type)} ${namespace}${name}`;
}

/** The name of a place's namespace; a namespace without a name yet is identified by its URN. */
export const namespaceName = ({ namespace }: Placement): Known<string> =>
  whenKnown(namespace, (known) => (known.startsWith("urn:") ? UNKNOWN : known));

function nameOf(resource: StackResource): Known<string> {
  const name = at(resource.props, "metadata", "name");
  if (typeof name === "string") return name;
  const finalName = at(resource.outputs, "metadata", "name");
  return typeof finalName === "string" ? finalName : UNKNOWN;
}

/**
 * A namespace by its name. In a first preview, `namespace: ns.metadata.name` is unknown. Then the name that the
 * Namespace resource declares counts, and if it declares none, its URN stands for it.
 */
const namespaceOf = (resource: StackResource, index: ResourceIndex): Known<string> =>
  ifKnown(
    at(resource.props, "metadata", "namespace"),
    (declared) => (isName(declared) ? declared : presetNamespace(resource, index)),
    referencedNamespace(resource, index),
  );

function referencedNamespace(resource: StackResource, index: ResourceIndex): Known<string> {
  const [source, ...others] = index.referenced(resource, "metadata", "namespace");
  return source === undefined || others.length > 0 ? UNKNOWN : knownOr(nameOf(source), source.urn);
}

function presetNamespace({ provider }: StackResource, index: ResourceIndex): Known<string> {
  const props = index.withUrn(provider)?.props;
  return whenKnown(at(props, "namespace"), (preset) =>
    isName(preset) ? preset : kubeconfigNamespace(at(props, "kubeconfig")),
  );
}

const isName = (value: Value): value is string => typeof value === "string" && value !== "";

/** The namespace in the context of a kubeconfig; with several clusters, it may be any. */
function kubeconfigNamespace(kubeconfig: Value): Known<string> {
  const { servers, namespaces } = kubeconfigIn(kubeconfig);
  const found = [...new Set(namespaces)];
  if (found.length === 0) return "default";
  return found.length === 1 && servers.length === 1 ? found[0] : UNKNOWN;
}

/**
 * The cluster that an object belongs to. Two providers for the same cluster must count as one, so the
 * connection of a provider decides, not its own identity. The text never leaves the pack, because a kubeconfig
 * is secret.
 */
function clusterOf(resource: StackResource, index: ResourceIndex): string {
  const provider = index.withUrn(resource.provider);
  if (provider === undefined) return resource.provider ?? "ambient";
  const kubeconfig = at(provider.props, "kubeconfig");
  const context = textOf(at(provider.props, "context"));
  const cluster = textOf(at(provider.props, "cluster"));
  if (isName(kubeconfig)) {
    const { servers } = kubeconfigIn(kubeconfig);
    return servers.length === 1 ? address(servers[0]) : [kubeconfig, context, cluster].join("\n");
  }
  if (isAbsent(kubeconfig)) return ["ambient", context, cluster].join("\n");
  const sources = (provider.references["kubeconfig"] ?? []).filter((urn) =>
    /:\w*Cluster::/.test(urn),
  );
  return sources.length > 0 ? [...sources].sort().join("\n") : provider.urn;
}

/** Normalizes the address of a server, which can be written in several ways. */
const address = (server: string): string => server.toLowerCase().replace(/(:443)?\/*$/, "");

const textOf = (value: Value): string => (typeof value === "string" ? value : "");
