import { is, possibly } from "../../../known";
import { type Value, at, fields, isAbsent, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../networks/admission";
import { outsideOf } from "../../networks/networks";
import type { StackResource } from "../../resources/resources";
import { frontendOf } from "../gateways/listeners";
import { annotation } from "../services/awsAnnotations";
import type { Controller, GatewayServing, PlacedGateway, Surroundings } from "./controller";

/**
 * Gateway controllers that the pack knows nothing else about (Envoy Gateway, NGINX Gateway Fabric, Cilium,
 * kgateway).
 */
export const gatewayServices: Controller = {
  described: {
    name: "Other controllers of the Gateway API",
    source: "https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure",
    serves:
      "Gateways of all other classes (NGINX Gateway Fabric, Cilium, kgateway), which get a Service of type LoadBalancer",
    decided: [
      "what `spec.infrastructure.annotations` say of that Service",
      "the addresses that a Gateway asks for (`spec.addresses`)",
    ],
    undecided: ["parameters of a Gateway or its class", "annotations of the Gateway itself"],
    unseen: ["policies of these controllers"],
  },
  gateways: { claims: { rest: true }, serve: (around) => asServices(around) },
};

/**
 * A controller that creates a Service of type LoadBalancer for a Gateway. Anyone passes, unless the Gateway's
 * settings for that Service limit it.
 *
 * Source: Gateway API reference, "GatewayInfrastructure": its annotations go to all that a controller makes.
 *
 */
export const asServices = (around: Surroundings, reading: Reading = {}): GatewayServing => ({
  gates: (gateway) => gatesOf(gateway, around, reading),
  frontends: (listening) => [frontendOf(listening)],
});

/** How a controller sets the Services of its Gateways. */
interface Reading {
  /** The annotation that gives a Service another type. */
  readonly serviceType?: string;
  /** The metadata and spec that the parameters of a Gateway give its Service; undefined if they are not seen. */
  readonly settings?: (gateway: PlacedGateway) => Value;
}

function gatesOf(
  gateway: PlacedGateway,
  { gatesOf: gatesOfService }: Surroundings,
  { serviceType, settings }: Reading,
): readonly Admission[] {
  const { resource, label, gatewayClass } = gateway;
  const spec = at(resource.props, "spec");
  const own = at(resource.props, "metadata", "annotations");
  const passedOn = at(spec, "infrastructure", "annotations");
  const given = settings?.(gateway);
  const type =
    serviceType === undefined ? at(given, "spec", "type") : annotatedType(gateway, serviceType);
  if (type === "NodePort") {
    return [admitEveryone("opens a port of every server, with no limit on who connects")];
  }
  if (possibly(is(type, "ClusterIP"))) {
    return [admitUndecided(`who may use the Service of ${label} cannot be seen`)];
  }
  const addresses = items(at(spec, "addresses"));
  if (addresses.length > 0) return addressGates(addresses, label);
  const parameters: Value[] = [
    at(spec, "infrastructure", "parametersRef"),
    at(gatewayClass?.props, "spec", "parametersRef"),
  ];
  const unread = `what the parameters of ${label} say of its load balancer is not followed`;
  // Only some controllers pass these on.
  const perhapsPassedOn = fields(own).some(([key]) => key.startsWith(annotation));
  const unsure = `whether the annotations of ${label} go to its load balancer is not known`;
  return [
    ...gatesOfService({ resource: asService(resource, passedOn, given), label }),
    ...(given !== undefined || parameters.every(isAbsent) ? [] : [admitUndecided(unread)]),
    ...(perhapsPassedOn && isAbsent(passedOn) ? [admitUndecided(unsure)] : []),
  ];
}

/** An annotation for the Service, or for everything that the controller creates for the Gateway. */
export function annotatedType({ resource: { props } }: PlacedGateway, annotation: string): Value {
  const passedOn = at(props, "spec", "infrastructure", "annotations", annotation);
  return isAbsent(passedOn) ? at(props, "metadata", "annotations", annotation) : passedOn;
}

/** The Service that a controller creates for a Gateway, as far as the Gateway specifies it. */
const asService = (resource: StackResource, passedOn: Value, given: Value): StackResource => {
  const further = at(given, "metadata", "annotations");
  const annotations = isAbsent(further)
    ? passedOn
    : Object.fromEntries([...fields(passedOn), ...fields(further)]);
  const spec = Object.fromEntries(fields(at(given, "spec")));
  return {
    ...resource,
    props: { metadata: { annotations }, spec: { ...spec, type: "LoadBalancer" } },
  };
};

/** The addresses that a Gateway requests. Private ones receive no traffic from the internet. */
function addressGates(addresses: readonly Value[], label: string): Admission[] {
  const values = addresses.map((address) => at(address, "value"));
  const known = values.filter((value) => typeof value === "string");
  if (known.length === values.length && known.every(isPrivate)) return [admitInside];
  if (known.some((value) => /^[\d.]+$|:/.test(value) && !isPrivate(value))) {
    return [admitEveryone("has a public address")];
  }
  return [admitUndecided(`who reaches the addresses of ${label} cannot be seen`)];
}

const isPrivate = (address: string): boolean =>
  outsideOf([`${address}/${address.includes(":") ? 128 : 32}`], []).length === 0;
