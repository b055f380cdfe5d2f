import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import { append } from "../../resources/append";
import type { ResourceIndex } from "../../resources/resources";
import type { Entrance } from "../entrance";
import { attributesIn, listed } from "./lists";
import type { SelectingService } from "./selection";
import { anyStickiness, attributeStickiness } from "../stickiness";
import { zonesOfAnnotation } from "./annotatedSubnets";

/** What begins the annotations of all controllers that make load balancers of AWS for Services. */
export const annotation = "service.beta.kubernetes.io/";

/** Ports of a load balancer that clients speak the same with. */
export interface PortGroup {
  readonly ports: readonly Value[];
  readonly entrance: Entrance;
}

/** What clients meet at the load balancer of a Service, by its ports. */
export function portGroups(
  service: SelectingService,
  controller: Controller,
  index: ResourceIndex,
): PortGroup[] {
  const annotations = at(service.resource.props, "metadata", "annotations");
  const of = (name: string): Value => at(annotations, `${annotation}aws-load-balancer-${name}`);
  const common: Omit<Entrance, "protocol"> = {
    resource: service.resource,
    label: service.label,
    zones: zonesOfAnnotation(service.resource, of("subnets"), index),
    stickiness: anyStickiness([
      service.stickiness,
      attributeStickiness(
        attributesIn(of("target-group-attributes")),
        `the annotation aws-load-balancer-target-group-attributes of ${service.label}`,
      ),
    ]),
  };
  const groups = new Map<Entrance["protocol"], Value[]>();
  const declared = items(at(service.resource.props, "spec", "ports"));
  for (const port of declared.length > 0 ? declared : [undefined]) {
    const protocol = port === UNKNOWN ? UNKNOWN : protocolOf(port, of, controller);
    append(groups, protocol, at(port, "port"));
  }
  return [...groups].map(([protocol, ports]): PortGroup => {
    const tlsPolicy = protocol === "tls" ? of("ssl-negotiation-policy") : undefined;
    return {
      ports,
      entrance: { ...common, protocol, tlsPolicy: isAbsent(tlsPolicy) ? undefined : tlsPolicy },
    };
  });
}

/**
 * Who makes the load balancer: the AWS Load Balancer Controller (or Auto Mode's), the one that comes with
 * Kubernetes, or, of Services that ask for neither, the one that the cluster happens to have.
 */
export type Controller = "own" | "inTreeNlb" | "any";

/**
 * All controllers end TLS where there is a certificate, at the ports that are named for it; only the
 * classic load balancer speaks HTTP, where it is told to. A network load balancer passes TCP on.
 */
function protocolOf(
  port: Value,
  of: (name: string) => Value,
  controller: Controller,
): Entrance["protocol"] {
  // A certificate that is not known yet is one: that is how one made in the same stack looks.
  if (!isAbsent(of("ssl-cert"))) {
    const covered = isCovered(port, of("ssl-ports"), controller);
    if (covered === UNKNOWN) return UNKNOWN;
    if (covered) return "tls";
  }
  const backend = controller === "any" ? of("backend-protocol") : undefined;
  if (backend === UNKNOWN) return UNKNOWN;
  return backend === "http" ? "plain" : "raw";
}

function isCovered(port: Value, tlsPorts: Value, controller: Controller): boolean | typeof UNKNOWN {
  if (isAbsent(tlsPorts)) return true;
  if (tlsPorts === UNKNOWN) return UNKNOWN;
  const [name, number] = [at(port, "name"), at(port, "port")];
  const wanted = listed(tlsPorts);
  if (wanted.includes(String(number)) || (typeof name === "string" && wanted.includes(name))) {
    return true;
  }
  if (name === UNKNOWN || number === UNKNOWN) return UNKNOWN;
  // `*` is every port for Kubernetes' own controller, and none for the AWS Load Balancer Controller.
  if (!wanted.includes("*") || controller === "own") return false;
  return controller === "inTreeNlb" ? true : UNKNOWN;
}
