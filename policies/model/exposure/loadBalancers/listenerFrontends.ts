import { UNKNOWN, at, isAbsent } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Entrance } from "../entrance";
import type { Forward } from "./forwards";
import { type Stickiness, anyStickiness } from "../stickiness";
import { zonesOf } from "./zones";

/** What clients meet at a listener of an AWS load balancer. */
export function listenerEntrance(
  balancer: StackResource,
  listener: StackResource,
  index: ResourceIndex,
): Entrance {
  const protocol = protocolOf(balancer, listener);
  return {
    resource: balancer,
    label: `load balancer ${balancer.name}`,
    protocol,
    ...(protocol === "tls" ? { tlsPolicy: at(listener.props, "sslPolicy") } : {}),
    zones: zonesOf(balancer, index),
  };
}

function protocolOf(balancer: StackResource, listener: StackResource): Entrance["protocol"] {
  const protocol = at(listener.props, "protocol");
  if (isAbsent(protocol)) {
    // The provider takes HTTP for application load balancers, and has no default for the others.
    return at(balancer.props, "loadBalancerType") === "network" ? "raw" : "plain";
  }
  if (typeof protocol !== "string") return UNKNOWN;
  const name = protocol.toUpperCase();
  if (name === "HTTPS" || name === "TLS") return "tls";
  return name === "HTTP" ? "plain" : "raw";
}

/** An entrance with what a forward to a target group adds. */
export const withForward = (entrance: Entrance, { stickiness }: Forward): Entrance =>
  withStickiness(entrance, stickiness);

export function withStickiness(entrance: Entrance, stickiness: Stickiness): Entrance {
  const found = anyStickiness([entrance.stickiness, stickiness]);
  return found === undefined ? entrance : { ...entrance, stickiness: found };
}

/** What clients meet in front, where TCP that is passed on as it is meets the listener behind. */
export function chainedEntrance(front: Entrance, behind: Entrance): Entrance {
  if (front.protocol !== "raw") return front;
  const { protocol, tlsPolicy } = behind;
  return { ...front, protocol, ...(tlsPolicy === undefined ? {} : { tlsPolicy }) };
}
