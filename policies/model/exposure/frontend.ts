import type { Known } from "../../known";
import { type Value, UNKNOWN } from "../../value";
import type { StackResource } from "../resources/resources";
import { type Stickiness, anyStickiness } from "./stickiness";

/** What clients connect to. The rules about load balancers check it. */
export interface Frontend {
  /** The load balancer, Ingress, Gateway, Service or pod that violations are reported on. */
  readonly resource: StackResource;
  /** `load balancer public`, for messages. */
  readonly label: string;
  readonly protocol: Protocol;
  /** The name of the TLS policy; undefined if the default of the controller or of AWS applies. */
  readonly tlsPolicy?: Value;
  /** The number of availability zones it is in; undefined if it uses all zones. */
  readonly zones?: Known<number>;
  readonly stickiness?: Stickiness;
}

/**
 * What a frontend speaks with clients: `tls`; `plain`, which is HTTP that it serves without a redirect; or
 * `raw`, which is TCP that it passes on unchanged, so that the pod may speak TLS.
 */
export type Protocol = Known<"tls" | "plain" | "raw">;

/** A frontend that is known to exist, but nothing more. */
export const unseenFrontend = (resource: StackResource, label: string): Frontend => ({
  resource,
  label,
  protocol: UNKNOWN,
});

export function withStickiness(frontend: Frontend, stickiness: Stickiness): Frontend {
  const found = anyStickiness([frontend.stickiness, stickiness]);
  return found === undefined ? frontend : { ...frontend, stickiness: found };
}

/** A frontend with a TLS policy, if it ends TLS and a policy is named. */
export const withTlsPolicy = (frontend: Frontend, tlsPolicy: Value): Frontend =>
  frontend.protocol === "tls" && tlsPolicy !== undefined ? { ...frontend, tlsPolicy } : frontend;

/** What clients speak with the front one. If it passes TCP on unchanged, they speak with the frontend behind it. */
export function chainedFrontend(front: Frontend, behind: Frontend): Frontend {
  if (front.protocol !== "raw") return front;
  const { protocol, tlsPolicy } = behind;
  return { ...front, protocol, ...(tlsPolicy === undefined ? {} : { tlsPolicy }) };
}
