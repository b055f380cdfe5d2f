import { type Known, UNKNOWN, ifKnown, knownOr } from "../../known";
import type { Value } from "../../value";
import { append } from "./append";
import { type Placement, mayShareNamespace } from "./placement";

/** Kubernetes objects by place, so that a lookup near an object does not have to search all of them. */
export class ByNamespace<T extends { readonly place: Placement }> {
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

  /** The objects that may share a namespace with a place: its own namespace, or an unknown one on either side. */
  around({ cluster, namespace }: Placement): readonly T[] {
    const inCluster = this.byCluster.get(cluster) ?? [];
    return ifKnown(namespace, (known) => this.withKey(this.byNamespace, cluster, known), inCluster);
  }

  /** Those of `around` with a name; for an unknown name, those whose own name is unknown. */
  named(place: Placement, name: Value): readonly T[] {
    if (!isName(name)) return [];
    const { cluster, namespace } = place;
    return ifKnown(
      namespace,
      (known) => this.withKey(this.byName, cluster, known, name),
      (this.byCluster.get(cluster) ?? []).filter((other) => other.place.name === name),
    ).filter((other) => mayShareNamespace(other.place, place));
  }

  /** Those of `around` that have a name for certain; none for an unknown name. */
  exact(place: Placement, name: Value): readonly T[] {
    return ifKnown(name, (known) => this.named(place, known), []);
  }

  /** Those of `around` that may have a name, in addition to those of `exact`. */
  possible(place: Placement, name: Value): readonly T[] {
    return ifKnown(name, () => this.named(place, UNKNOWN), this.around(place));
  }

  private withKey(
    map: ReadonlyMap<string, readonly T[]>,
    cluster: string,
    namespace: string,
    ...name: readonly Known<string>[]
  ): T[] {
    const namespaces: readonly Known<string>[] = [namespace, UNKNOWN];
    return namespaces.flatMap((each) => map.get(keyOf(cluster, each, ...name)) ?? []);
  }
}

const isName = (name: Value): name is Known<string> =>
  ifKnown(name, (known) => typeof known === "string" && known !== "", true);

const keyOf = (...parts: readonly Known<string>[]): string =>
  parts.map((part) => knownOr(part, "")).join("\n");
