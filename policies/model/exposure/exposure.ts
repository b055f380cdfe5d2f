import type { Admission } from "../networks/admission";
import type { Workload } from "../workloads/workloads";
import type { Frontend } from "./frontend";

/** One way into a workload from outside its cluster, be it for those inside the network alone. */
export interface Exposure extends Way {
  readonly workload: Workload;
}

/** A way in, as far as it is the same for all that is at its end. */
export interface Way {
  /** `load balancer "public" → listener on port 443 → … → Service tracardi/api`. */
  readonly path: string;
  /** Each must let a client in. */
  readonly gates: readonly Admission[];
  /** Whether only the collector's paths come through. */
  readonly requests: "collector" | "any";
  readonly frontend: Frontend;
}
