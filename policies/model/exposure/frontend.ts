import type { Known } from "../../known";
import { type Value, UNKNOWN } from "../../value";
import type { StackResource } from "../resources/resources";
import { type Stickiness, anyStickiness } from "./stickiness";

/** What clients meet where they come in: what the rules about load balancers are about. */
export interface Frontend {
  /** The load balancer, Ingress, Gateway, Service or pod, to blame. */
  readonly resource: StackResource;
  /** `load balancer public`, for messages. */
  readonly label: string;
  readonly protocol: Protocol;
  /** The TLS policy by its name; undefined where the controller's or AWS's own default holds. */
  readonly tlsPolicy?: Value;
  /** How many availability zones it is in; undefined where it takes all that there are. */
  readonly zones?: Known<number>;
  readonly stickiness?: Stickiness;
}

/**
 * What clients speak with a frontend: `tls`; `plain`, which is HTTP that is served and not redirected; or
 * `raw`, TCP that is passed on as it is, so that the pod may speak TLS.
 */
export type Protocol = Known<"tls" | "plain" | "raw">;

/** A frontend of which nothing is seen but that there is one. */
export const unseenFrontend = (resource: StackResource, label: string): Frontend => ({
  resource,
  label,
  protocol: UNKNOWN,
});

export function withStickiness(frontend: Frontend, stickiness: Stickiness): Frontend {
  const found = anyStickiness([frontend.stickiness, stickiness]);
  return found === undefined ? frontend : { ...frontend, stickiness: found };
}

/** A frontend with a TLS policy, if it ends TLS and one is named. */
export const withTlsPolicy = (frontend: Frontend, tlsPolicy: Value): Frontend =>
  frontend.protocol === "tls" && tlsPolicy !== undefined ? { ...frontend, tlsPolicy } : frontend;

/** What clients meet in front, where TCP that is passed on as it is meets the frontend behind. */
export function chainedFrontend(front: Frontend, behind: Frontend): Frontend {
  if (front.protocol !== "raw") return front;
  const { protocol, tlsPolicy } = behind;
  return { ...front, protocol, ...(tlsPolicy === undefined ? {} : { tlsPolicy }) };
}
