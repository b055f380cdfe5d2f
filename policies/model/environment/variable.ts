import type { Known } from "../../known";
import type { Value } from "../../value";
import type { StackResource } from "../resources/resources";

/** Where the value of a variable is written: in the pod itself, or in what it refers to. */
export type Origin = "value" | "configMap" | "secret" | "other";

/** What is known about one environment variable of a container. */
export type Variable =
  | {
      readonly state: "set";
      readonly value: string;
      readonly secret: boolean;
      readonly from: Origin;
    }
  | { readonly state: "absent" }
  /** It comes from something that the pack cannot see, before or after deployment: what, and why. */
  | { readonly state: "unseen"; readonly source: string; readonly from: Origin }
  /** Known as soon as the resources that it comes from exist. */
  | {
      readonly state: "unknown";
      readonly from: Origin;
      /** Set where it can only be what a resource makes up at random. */
      readonly generated?: true;
    };

/** What a container may take variables from besides itself. */
export interface Sources {
  /** The ConfigMaps or Secrets that a name may mean; none when it is not in the stack. */
  objects(kind: "configMap" | "secret", name: Value): Known<readonly StackResource[]>;
  /** What a field of the pod is; undefined for what only a running pod has. */
  field(path: Value): Value;
}
