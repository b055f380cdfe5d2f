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
  /** Its pods, where it runs in a cluster of Kubernetes. */
  readonly pods?: Workload;
}

/** A store that Tracardi uses. */
export interface UsedStore extends Store {
  /** Whether Tracardi uses it; so it does where nothing tells of another one that it may use. */
  readonly isUsed: Answer;
}

/** How findings about a store of which it is not known whether Tracardi uses it end. */
export const doubtAboutUse = ({ isUsed }: UsedStore): string =>
  surely(isUsed) ? "" : ", if Tracardi uses it, which is not known";
