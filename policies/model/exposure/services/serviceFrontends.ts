import { type Answer, UNKNOWN, allKnown, choose, ifKnown, whenKnown } from "../../../known";
import { type Value, at, isAbsent } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import type { ServicePort } from "../controllers/controller";
import { type Frontend, type Protocol, withTlsPolicy } from "../frontend";
import { attributesIn, splitList } from "../lists";
import { zonesOfAnnotation } from "../loadBalancers/annotatedSubnets";
import { anyStickiness, attributeStickiness } from "../stickiness";
import { annotated } from "./awsAnnotations";

/** How a controller reads the annotations about a load balancer's protocol. */
export interface AnnotationReading {
  /** Whether `*` in the list of TLS ports means all ports. */
  readonly starIsAll: Answer;
  /** Whether the load balancer may speak HTTP. */
  readonly speaksHttp: boolean;
}

/** The frontend for one port of a Service's load balancer. */
export function serviceFrontend(
  { service, port }: ServicePort,
  reading: AnnotationReading,
  index: ResourceIndex,
): Frontend {
  const { resource, label } = service;
  const of = (name: string): Value => annotated(resource, name);
  const attributes = attributesIn(of("target-group-attributes"));
  const shown = `the annotation aws-load-balancer-target-group-attributes of ${label}`;
  const tlsPolicy = of("ssl-negotiation-policy");
  return withTlsPolicy(
    {
      resource,
      label,
      zones: zonesOfAnnotation(resource, of("subnets"), index),
      stickiness: anyStickiness([service.stickiness, attributeStickiness(attributes, shown)]),
      protocol: protocolOf(port, of, reading),
    },
    isAbsent(tlsPolicy) ? undefined : tlsPolicy,
  );
}

/**
 * With a certificate, all controllers end TLS at the ports that are named for it. Only the Classic Load
 * Balancer speaks HTTP, if it is configured to. A network load balancer passes TCP on.
 */
const protocolOf = (
  port: Value,
  of: (name: string) => Value,
  reading: AnnotationReading,
): Protocol =>
  whenKnown(port, (known): Protocol => {
    const backend: Protocol = reading.speaksHttp
      ? whenKnown(of("backend-protocol"), (name) => (name === "http" ? "plain" : "raw"))
      : "raw";
    // A certificate with an unknown value still exists: a certificate of the same stack looks like that.
    if (isAbsent(of("ssl-cert"))) return backend;
    const covered = isCovered(known, of("ssl-ports"), reading);
    return choose(covered, { yes: "tls", no: backend, unknown: UNKNOWN });
  });

const isCovered = (port: Value, tlsPorts: Value, { starIsAll }: AnnotationReading): Answer =>
  ifKnown(
    tlsPorts,
    (known): Answer => {
      if (isAbsent(known)) return "yes";
      const wanted = splitList(known);
      const name = at(port, "name");
      const number = at(port, "port");
      if (wanted.includes(String(number)) || wanted.includes(name)) return "yes";
      const otherwise = wanted.includes("*") ? starIsAll : "no";
      return ifKnown(allKnown([name, number]), () => otherwise, "unknown");
    },
    "unknown",
  );
