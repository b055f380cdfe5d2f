import type { Value } from "../../value";
import type { Description } from "../exposure/controllers/description";
import type { Way } from "../exposure/exposure";
import type { Fronts } from "../exposure/loadBalancers/fronts";
import type { SecurityGroups } from "../exposure/loadBalancers/securityGroups";
import type { ResourceIndex, StackResource } from "../resources/resources";

/** Something that runs containers or programs, and is no workload of a Kubernetes cluster. */
export interface Hosted {
  readonly resource: StackResource;
  /** `ECS service gui`, for messages. */
  readonly label: string;
  /** Its containers, written as those of a pod are. */
  readonly containers: readonly Value[];
  readonly ways: (around: TaskNetwork) => readonly Way[];
}

/** What is between such programs and the outside. */
export interface TaskNetwork {
  readonly index: ResourceIndex;
  readonly fronts: Fronts;
  readonly securityGroups: SecurityGroups;
}

/** A cloud service that runs programs. Each has a file of its own, and is listed in platforms.ts. */
export interface Platform {
  readonly described: Description;
  readonly hosted: (index: ResourceIndex) => readonly Hosted[];
}
