import type { Known } from "../../known";
import type { Value } from "../../value";
import type { StackResource } from "../resources/resources";

/** Where the value of a variable is written: in the pod itself, or in an object that it refers to. */
export type Origin = "value" | "configMap" | "secret" | "other";

/** What is known about one environment variable of a container. */
export type Variable =
  | {
      readonly state: "set";
      readonly value: string;
      readonly secret: boolean;
      readonly from: Origin;
      /** What sets it in place of the pod, such as a script that runs before the process. */
      readonly place?: string;
    }
  | { readonly state: "absent" }
  /** The pack cannot see its source, neither before nor after deployment. `source` says what it is and why. */
  | { readonly state: "unseen"; readonly source: string; readonly from: Origin }
  /** Known as soon as the resources that it comes from exist. */
  | {
      readonly state: "unknown";
      readonly from: Origin;
      /** Set if the value can only be one that a resource generates at random. */
      readonly generated?: true;
    };

/** What a container may take variables from, apart from its own definition. */
export interface Sources {
  /** The ConfigMaps or Secrets that a name may mean; empty if none of the stack has it. */
  objects(kind: "configMap" | "secret", name: Value): Known<readonly StackResource[]>;
  /** The value of a pod field; undefined for fields that only a running pod has. */
  field(path: Value): Value;
  /** Its pod, with the volumes of the container. */
  readonly podSpec: Value;
  /** The annotations of its pod. */
  readonly annotations: Value;
}
