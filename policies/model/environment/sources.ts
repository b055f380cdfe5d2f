import { UNKNOWN, ifKnown } from "../../known";
import { type Value, at } from "../../value";
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
      const referenced = index.referenced(workload, "spec", kind);
      return ifKnown(
        name,
        (known) => seenFrom(place, named[kind].get(known) ?? [], index),
        referenced.length > 0 ? referenced : UNKNOWN,
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
