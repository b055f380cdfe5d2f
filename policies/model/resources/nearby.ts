import { type Value, UNKNOWN, isAbsent } from "../../value";
import { append } from "./append";
import { type Placement, together } from "./placement";

/** Kubernetes objects by where they live, so that one finds those near another without a look at all. */
export class Nearby<T extends { readonly place: Placement }> {
  private readonly byCluster = new Map<string, T[]>();
  private readonly byNamespace = new Map<string, T[]>();
  private readonly byName = new Map<string, T[]>();

  constructor(objects: readonly T[]) {
    for (const object of objects) {
      const { cluster, namespace, name } = object.place;
      append(this.byCluster, cluster, object);
      append(this.byNamespace, keyOf(cluster, namespace), object);
      append(this.byName, keyOf(cluster, namespace, name), object);
    }
  }

  /** Those that may see an object by name: in its namespace, or where a namespace is not known. */
  around(place: Placement): readonly T[] {
    const { cluster, namespace } = place;
    if (namespace === UNKNOWN) return this.byCluster.get(cluster) ?? [];
    return [
      ...(this.byNamespace.get(keyOf(cluster, namespace)) ?? []),
      ...(this.byNamespace.get(keyOf(cluster, UNKNOWN)) ?? []),
    ];
  }

  /** Those around an object that have a name; with UNKNOWN those whose name is not known. */
  named(place: Placement, name: Value): readonly T[] {
    if (name !== UNKNOWN && (typeof name !== "string" || isAbsent(name))) return [];
    const { cluster, namespace } = place;
    if (namespace === UNKNOWN) {
      return (this.byCluster.get(cluster) ?? []).filter((other) => other.place.name === name);
    }
    return [
      ...(this.byName.get(keyOf(cluster, namespace, name)) ?? []),
      ...(this.byName.get(keyOf(cluster, UNKNOWN, name)) ?? []),
    ].filter((other) => together(other.place, place));
  }
}

const keyOf = (...parts: readonly (string | typeof UNKNOWN)[]): string =>
  parts.map((part) => (part === UNKNOWN ? "" : part)).join("\n");
