import type { Admission } from "../networks/admission";
import type { Workload } from "../workloads/workloads";
import type { Frontend } from "./frontend";

/** One way into a workload from outside its cluster, even if it is only open inside the network. */
export interface Exposure extends Way {
  readonly workload: Workload;
}

/** The part of a way in that is the same for every workload it leads to. */
export interface Way {
  /** `load balancer "public" → listener on port 443 → … → Service tracardi/api`. */
  readonly path: string;
  /** A client must pass every gate. */
  readonly gates: readonly Admission[];
  /** Whether only the collector's paths come through. */
  readonly requests: "collector" | "any";
  readonly frontend: Frontend;
}
