import { type Value, UNKNOWN, at, isAbsent } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { type Frontend, type Protocol, withTlsPolicy } from "../frontend";
import { zonesOf } from "./zones";

/** The frontend of a listener of an AWS load balancer. */
export const listenerFrontend = (
  balancer: StackResource,
  listener: StackResource,
  index: ResourceIndex,
): Frontend =>
  withTlsPolicy(
    {
      resource: balancer,
      label: `load balancer ${balancer.name}`,
      protocol: protocolOf(balancer, listener),
      zones: zonesOf(balancer, index),
    },
    at(listener.props, "sslPolicy"),
  );

function protocolOf(balancer: StackResource, listener: StackResource): Protocol {
  const protocol = at(listener.props, "protocol");
  // The provider defaults to HTTP for application load balancers and has no default for the others.
  if (!isAbsent(protocol)) return spoken(protocol);
  return at(balancer.props, "loadBalancerType") === "network" ? "raw" : "plain";
}

/** What clients speak, by the name of a protocol in upper or lower case. */
export function spoken(protocol: Value): Protocol {
  if (typeof protocol !== "string") return UNKNOWN;
  const name = protocol.toUpperCase();
  if (["HTTPS", "TLS", "SSL"].includes(name)) return "tls";
  return name === "HTTP" ? "plain" : "raw";
}
