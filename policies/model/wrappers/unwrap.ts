import { type Value, at, fields, isFields, items } from "../../value";
import { kindOf, kubernetesKindOf } from "../resources/kinds";
import { type Placement, objectLabel } from "../resources/placement";
import type { StackResource } from "../resources/resources";
import type { Unidentified } from "../workloads/workloads";
import { insideOf } from "./carrier";
import { type Embedded, type EmbeddedManifest, embeddedIn, withParameters } from "./embedded";
import { generatedBy } from "./kyverno";

export interface Unwrapped {
  /** All resources, with the objects inside others as if they had been applied. */
  readonly resources: readonly StackResource[];
  readonly doubts: readonly Unidentified[];
}

/** Takes the objects out of those that only carry them. What carries them leads nowhere by itself. */
export function unwrapped(resources: readonly StackResource[]): Unwrapped {
  if (!resources.some(isCarrier)) return { resources, doubts: [] };
  const doubts: Unidentified[] = [];
  const all = resources.flatMap((resource): StackResource[] => {
    if (!isCarrier(resource)) return [resource];
    const { manifests, unread } = contentOf(resource, resources);
    if (unread.some((text) => /tracardi/i.test(text))) doubts.push(unreadIn(resource));
    const inner = manifests.flatMap((manifest) => asResource(manifest, resource));
    // One that carries another one: a Bundle with a Template.
    const deeper = unwrapped(inner.filter(({ kind }) => kind !== undefined));
    doubts.push(...deeper.doubts);
    return [...itself(resource, manifests.length > 0), ...deeper.resources];
  });
  return { resources: all, doubts };
}

/** A policy goes on to change objects; what carries none that can be read is an object like any other. */
function itself(resource: StackResource, carries: boolean): StackResource[] {
  if (resource.kind === "mutator") return [resource];
  if (isKustomization(resource)) return [];
  const hasMore = resource.type.startsWith("kubernetes:core.oam.dev/");
  return carries && !hasMore ? [] : [{ ...resource, kind: "custom" }];
}

const isKustomization = ({ type }: StackResource): boolean =>
  type.startsWith("kubernetes:kustomize.config.k8s.io/");

const isCarrier = ({ kind }: StackResource): boolean => kind === "wrapper" || kind === "mutator";

const unreadIn = (resource: StackResource): Unidentified => ({
  doubt:
    `what ${labelOf(resource)} deploys of Tracardi is not known: its contents cannot be read as YAML. ` +
    "Judge what its tool makes of them.",
  urn: resource.urn,
});

const labelOf = (resource: StackResource): string => {
  const { name, namespace }: Record<string, Value> = {
    name: at(resource.props, "metadata", "name"),
    namespace: at(resource.props, "metadata", "namespace"),
  };
  const place: Placement = {
    cluster: "",
    name: typeof name === "string" ? name : resource.name,
    namespace: typeof namespace === "string" ? namespace : "default",
  };
  return objectLabel(resource, place);
};

function contentOf(resource: StackResource, all: readonly StackResource[]): Embedded {
  const { type, props } = resource;
  if (resource.kind === "mutator") return embeddedIn(generatedBy(resource));
  switch (kubernetesKindOf(type)) {
    case "Template":
      return embeddedIn(withParameters(at(props, "objects"), parametersOf(props)));
    case "ResourceList":
      return embeddedIn(at(props, "items"));
    case "ClusterResourceSet":
      return embeddedIn(referredData(resource, at(props, "spec", "resources"), all));
    case "Profile":
    case "ClusterProfile":
      return embeddedIn(referredData(resource, at(props, "spec", "policyRefs"), all));
    default:
      return embeddedIn(
        fields(props)
          .filter(([key]) => !["apiVersion", "kind", "metadata", "status"].includes(key))
          .map(([, inner]) => inner),
      );
  }
}

/** The values of an OpenShift Template's parameters, where it has some itself. */
function parametersOf(props: Value): ReadonlyMap<string, string> {
  const named = items(at(props, "parameters")).flatMap((each): [string, string][] => {
    const [name, value] = [at(each, "name"), at(each, "value")];
    const isSet =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return typeof name === "string" && isSet ? [[name, String(value)]] : [];
  });
  return new Map(named);
}

/** The texts of the ConfigMaps and Secrets that a wrapper has applied. */
function referredData(
  { props }: StackResource,
  references: Value,
  all: readonly StackResource[],
): Value {
  return items(references).flatMap((reference): Value[] => {
    const source = all.find(
      ({ kind, props: own }) =>
        (kind === "configMap" || kind === "secret") &&
        at(own, "metadata", "name") === at(reference, "name") &&
        (at(own, "metadata", "namespace") ?? "") ===
          (at(reference, "namespace") ?? at(props, "metadata", "namespace") ?? ""),
    );
    if (source === undefined) return [];
    const encoded = source.kind === "secret" ? fields(at(source.props, "data")) : [];
    return [
      ...[...fields(at(source.props, source.kind === "secret" ? "stringData" : "data"))].map(
        ([, text]) => text,
      ),
      ...encoded.map(([, text]) =>
        typeof text === "string" ? Buffer.from(text, "base64").toString() : text,
      ),
    ];
  });
}

/** The object as a resource of the stack, which the verdict names; its URN leads back to what carries it. */
function asResource(manifest: EmbeddedManifest, carrier: StackResource): StackResource[] {
  const { apiVersion, kind: ownKind } = manifest;
  const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  // What kustomize has in its file are patches of objects that lie elsewhere.
  const type = `kubernetes:${group}:${ownKind}${isKustomization(carrier) ? "Patch" : ""}`;
  const kind = kindOf(type);
  if (kind === undefined) return [];
  const metadata = at(manifest, "metadata");
  const around = isKustomization(carrier) ? ["namespace"] : ["metadata", "namespace"];
  const namespace = at(metadata, "namespace") ?? at(carrier.props, ...around);
  const name = at(metadata, "name");
  const own: Value = isFields(metadata) ? metadata : {};
  const props: Value = {
    ...manifest,
    metadata: namespace === undefined ? own : { ...own, namespace },
  };
  const label = typeof name === "string" ? name : "?";
  const urn = insideOf(carrier.urn, `${ownKind}/${String(namespace ?? "default")}/${label}`);
  return [{ ...carrier, urn, type, kind, name: label, props, outputs: undefined, references: {} }];
}
