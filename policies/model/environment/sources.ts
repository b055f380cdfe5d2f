import { type Known, UNKNOWN, ifKnown } from "../../known";
import { type Value, at, fields, items } from "../../value";
import type { Sources } from "./variable";
import {
  type Placement,
  namespaceName,
  placementOf,
  mayShareNamespace,
} from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";

/**
 * What the containers of each workload of a stack may take variables from.
 *
 * @param alone set if only one resource is checked: the contents of other resources are not known then
 */
export function sourcesIn(
  index: ResourceIndex,
  alone: boolean,
): (workload: StackResource, place: Placement, template: Value) => Sources {
  const named = {
    configMap: byName(index, "configMap"),
    secret: byName(index, "secret"),
  };
  return (workload, place, template) => ({
    podSpec: at(template, "spec"),
    annotations: at(template, "metadata", "annotations"),
    objects: (kind, name) => {
      if (alone) return UNKNOWN;
      return ifKnown(
        name,
        (known) => seenFrom(place, named[kind].get(known) ?? [], index),
        unnamed(index.referenced(workload, "spec", kind), kind, template, index),
      );
    },
    field: (path) => {
      if (typeof path !== "string") return path;
      const [, kind, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
      if (kind !== undefined) return at(template, "metadata", kind, key);
      if (path === "metadata.namespace") return namespaceName(place);
      return path === "spec.serviceAccountName"
        ? at(template, "spec", "serviceAccountName")
        : undefined;
    },
  });
}

/**
 * The objects that a reference with an unknown name may mean: those that the workload depends on. An object that
 * another reference already names explains that dependency, so it is not a candidate.
 */
function unnamed(
  referenced: readonly StackResource[],
  kind: "configMap" | "secret",
  template: Value,
  index: ResourceIndex,
): Known<readonly StackResource[]> {
  const names = referenced.length > 0 ? namesIn(template, kind) : [];
  const candidates = referenced.filter(
    (object) => !names.includes(placementOf(object, index).name),
  );
  return candidates.length > 0 ? candidates : UNKNOWN;
}

const referenceKeys = {
  configMap: ["configMap", "configMapRef", "configMapKeyRef"],
  secret: ["secret", "secretRef", "secretKeyRef"],
} as const;

/** The known names of ConfigMaps or Secrets that any part of a pod refers to. */
function namesIn(value: Value, kind: "configMap" | "secret"): readonly Value[] {
  const references: readonly string[] = referenceKeys[kind];
  const here = fields(value).flatMap(([key, reference]) =>
    references.includes(key) ? [at(reference, "name"), at(reference, "secretName")] : [],
  );
  const elements = ifKnown(value, items, []);
  const parts = [...elements, ...fields(value).map(([, part]) => part)];
  return [...here, ...parts.flatMap((part) => namesIn(part, kind))].filter(
    (name) => typeof name === "string",
  );
}

function byName(index: ResourceIndex, kind: "configMap" | "secret"): Map<Value, StackResource[]> {
  const named = new Map<Value, StackResource[]>();
  for (const resource of index.ofKind(kind)) {
    const { name } = placementOf(resource, index);
    const others = named.get(name);
    if (others === undefined) named.set(name, [resource]);
    else others.push(resource);
  }
  return named;
}

/** The objects of one name that are visible from a place. Those in its own namespace come before possible ones. */
function seenFrom(
  place: Placement,
  objects: readonly StackResource[],
  index: ResourceIndex,
): readonly StackResource[] {
  const all = objects.filter((object) => mayShareNamespace(place, placementOf(object, index)));
  const exact = all.filter((object) => placementOf(object, index).namespace === place.namespace);
  return exact.length > 0 ? exact : all;
}
