import type { Value } from "../../value";
import type { StackResource } from "../resources/resources";

/** What a policy in the cluster does to objects when they are applied. */
export interface Mutation {
  readonly policy: StackResource;
  readonly targets: Targets;
  /** The change as it is written, for what cannot be carried out here. */
  readonly written: Value;
  /** The changed object; undefined where that depends on more than the object. */
  readonly apply: (object: Value) => Value | undefined;
}

/** The objects that a policy is for; an empty list is any. */
export interface Targets {
  /** In lower case, in the singular or the plural; `*` for any. */
  readonly kinds: readonly string[];
  /** With `*` and `?`. */
  readonly namespaces: readonly string[];
  readonly names: readonly string[];
  readonly notNamespaces: readonly string[];
  /** Whether more decides, such as labels or conditions. */
  readonly hasMore: boolean;
}
