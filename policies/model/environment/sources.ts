import { type Value, UNKNOWN, at } from "../../value";
import type { Sources } from "./variable";
import { type Placement, placementOf, together } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";

/**
 * What the containers of each workload of a stack may take variables from.
 *
 * @param alone set while one resource is looked at by itself: what others say is not known then
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
    objects: (kind, name) => {
      if (alone) return UNKNOWN;
      if (name === UNKNOWN) {
        const referenced = index.referenced(workload, "spec", kind);
        return referenced.length > 0 ? referenced : UNKNOWN;
      }
      const all = (named[kind].get(name) ?? []).filter((candidate) =>
        together(place, placementOf(candidate, index)),
      );
      const exact = all.filter(
        (candidate) => placementOf(candidate, index).namespace === place.namespace,
      );
      return exact.length > 0 ? exact : all;
    },
    field: (path) => {
      if (path === UNKNOWN || typeof path !== "string") return path;
      const [, kind, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
      if (kind !== undefined) return at(template, "metadata", kind, key);
      if (path === "metadata.namespace") return nameOf(place.namespace);
      return path === "spec.serviceAccountName"
        ? at(template, "spec", "serviceAccountName")
        : undefined;
    },
  });
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

/** A namespace without a name yet goes by its URN. */
const nameOf = (namespace: Placement["namespace"]): Value =>
  namespace !== UNKNOWN && namespace.startsWith("urn:") ? UNKNOWN : namespace;
