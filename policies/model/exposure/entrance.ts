import { type Value, UNKNOWN } from "../../value";
import type { StackResource } from "../resources/resources";

/** What clients meet where they come in: what the rules about load balancers are about. */
export interface Entrance {
  /** The load balancer, Ingress, Gateway, Service or pod, to blame. */
  readonly resource: StackResource;
  /** `load balancer public`, for messages. */
  readonly label: string;
  /**
   * What clients speak with it: `tls`; `plain`, which is HTTP that is served and not redirected; or
   * `raw`, TCP that is passed on as it is, so that the pod may speak TLS. UNKNOWN where it cannot be seen.
   */
  readonly protocol: "tls" | "plain" | "raw" | typeof UNKNOWN;
  /** The TLS policy by its name; undefined where the controller's or AWS's own default holds. */
  readonly tlsPolicy?: Value;
  /** How many availability zones it is in; undefined where it takes all that there are. */
  readonly zones?: number | typeof UNKNOWN;
  /** What sends a client to the same instance again, as a clause; UNKNOWN where that is not known. */
  readonly stickiness?: string | typeof UNKNOWN;
}

/** An entrance of which nothing is seen but that there is one. */
export const unseenEntrance = (resource: StackResource, label: string): Entrance => ({
  resource,
  label,
  protocol: UNKNOWN,
});
