import { type Known, UNKNOWN, ifKnown, knownOr } from "../../known";
import type { Value } from "../../value";
import { append } from "./append";
import { type Placement, mayShareNamespace } from "./placement";

/** Kubernetes objects by where they live, so that one finds those near another without a look at all. */
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

  /** Those that may see an object by name: in its namespace, or where a namespace is not known. */
  around({ cluster, namespace }: Placement): readonly T[] {
    const inCluster = this.byCluster.get(cluster) ?? [];
    return ifKnown(namespace, (known) => this.withKey(this.byNamespace, cluster, known), inCluster);
  }

  /** Those around an object that have a name; with one that is not known those whose name is not. */
  named(place: Placement, name: Value): readonly T[] {
    if (!isName(name)) return [];
    const { cluster, namespace } = place;
    return ifKnown(
      namespace,
      (known) => this.withKey(this.byName, cluster, known, name),
      (this.byCluster.get(cluster) ?? []).filter((other) => other.place.name === name),
    ).filter((other) => mayShareNamespace(other.place, place));
  }

  /** Those around an object that surely have a name. */
  exact(place: Placement, name: Value): readonly T[] {
    return ifKnown(name, (known) => this.named(place, known), []);
  }

  /** Those around an object that may have a name, beside those that surely have it. */
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
