import type { StoreFamily } from "../../../facts/storeImages";
import { type Answer, surely } from "../../known";
import type { StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** A search engine or a Redis of the stack. */
export interface Store {
  readonly family: StoreFamily;
  readonly resource: StackResource;
  /** `search domain logs`, for messages. */
  readonly label: string;
  /** Its pods, if it runs in a Kubernetes cluster. */
  readonly pods?: Workload;
}

/** A store that Tracardi uses. */
export interface UsedStore extends Store {
  /** Whether Tracardi uses it. The answer is yes if nothing shows which other store it may use. */
  readonly isUsed: Answer;
}

/** The end of a message about a store that Tracardi may not use. */
export const doubtAboutUse = ({ isUsed }: Pick<UsedStore, "isUsed">): string =>
  surely(isUsed) ? "" : ", if Tracardi uses it, which is not known";
