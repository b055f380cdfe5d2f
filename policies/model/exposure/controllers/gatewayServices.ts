import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../networks/admission";
import { outside } from "../../networks/networks";
import type { SecurityGroups } from "../loadBalancers/securityGroups";
import { loadBalancerGates } from "../services/serviceGates";
import { annotation } from "../services/servicePorts";
import type { GatewayClass, Placed } from "./gateways";

const serviceType = "networking.istio.io/service-type";

/**
 * Who passes a Gateway of a controller that makes a Service of type LoadBalancer for it (Istio, Envoy
 * Gateway, NGINX Gateway Fabric, Cilium, Traefik, kgateway): anyone, but for what the Gateway says for that
 * Service.
 *
 * Source: Gateway API reference, "GatewayInfrastructure": its annotations go to all that a controller makes.
 */
export function serviceGates(
  gateway: Placed,
  { resource: gatewayClass }: GatewayClass,
  groups: SecurityGroups,
): Admission[] {
  const { resource, label } = gateway;
  const spec = at(resource.props, "spec");
  const own = at(resource.props, "metadata", "annotations");
  const passedOn = at(spec, "infrastructure", "annotations");
  const annotated: Value[] = [at(passedOn, serviceType), at(own, serviceType)];
  const type = annotated.find((one) => !isAbsent(one));
  if (type === "NodePort") {
    return [admitEveryone("opens a port of every server, with no limit on who connects")];
  }
  if (type === "ClusterIP" || type === UNKNOWN) {
    return [admitUndecided(`who may use the Service of ${label} cannot be seen`)];
  }
  const addresses = items(at(spec, "addresses"));
  if (addresses.length > 0) return addressGates(addresses, label);
  const gatesBy = (annotations: Value): Admission[] =>
    loadBalancerGates({ resource: asService(gateway, annotations), label }, groups);
  const parameters: Value[] = [
    at(spec, "infrastructure", "parametersRef"),
    at(gatewayClass?.props, "spec", "parametersRef"),
  ];
  const doubts = [
    ...(parameters.every(isAbsent)
      ? []
      : [
          admitUndecided(
            `what the parameters of ${label} say of its load balancer is not followed`,
          ),
        ]),
    // Some controllers pass these on too, and others do not.
    ...(fields(own).some(([key]) => key.startsWith(annotation)) && isAbsent(passedOn)
      ? [admitUndecided(`whether the annotations of ${label} go to its load balancer is not known`)]
      : []),
  ];
  return [...gatesBy(passedOn), ...doubts];
}

/** The Service that a Gateway becomes, as far as the Gateway says. */
const asService = ({ resource }: Placed, annotations: Value): Placed["resource"] => ({
  ...resource,
  props: { metadata: { annotations }, spec: { type: "LoadBalancer" } },
});

/** Addresses that a Gateway is to have: private ones take no traffic from the internet. */
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
  outside([`${address}/${address.includes(":") ? 128 : 32}`], []).length === 0;
