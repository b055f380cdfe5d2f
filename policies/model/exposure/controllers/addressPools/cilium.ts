import { type Value, at, fields, isAbsent, isTrue } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import type { StackResource } from "../../../resources/resources";
import type { Ingress } from "../../topology/ingresses";
import type { Controller, IngressServer, Surroundings } from "../controller";
import { unfollowedFrontend } from "../namedOnly";
import { addressedServices, blocks, maySelect } from "./addressPools";

/** The annotations of an Ingress that its Service gets, unless Cilium is told others. */
const passedOn =
  /^(lbipam\.cilium\.io|service\.beta\.kubernetes\.io|service\.kubernetes\.io|cloud\.google\.com|networking\.gke\.io)\//;

/**
 * An Ingress has a load balancer of its own, or shares one with all others, whose Service is not its own.
 *
 * Source: Cilium's guide, "Ingress Support".
 */
const ingresses: IngressServer = {
  claims: { controller: /^cilium\.io\//, className: /^cilium$/ },
  serve: (around) => ({
    gates: ({ ingress }) => gatesOf(ingress, around),
    frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
  }),
};

function gatesOf(
  ingress: Ingress,
  { gatesOf: gatesOfService }: Surroundings,
): readonly Admission[] {
  const { resource, label, annotations } = ingress;
  const own = fields(annotations).filter(([key]) => passedOn.test(key));
  const mode = at(annotations, "ingress.cilium.io/loadbalancer-mode");
  if (!isAbsent(at(annotations, "ingress.cilium.io/service-type")) || own.length === 0) {
    return [admitEveryone(`admits everyone: ${label} names no networks that it is limited to`)];
  }
  const gates = gatesOfService({ resource: asService(resource, Object.fromEntries(own)), label });
  if (mode === "dedicated") return gates;
  const shared = `whether ${label} has a load balancer of its own (loadbalancer-mode) is not known`;
  return gates.map((gate) => union([gate, admitUndecided(shared)]));
}

const asService = (resource: StackResource, annotations: Value): StackResource => ({
  ...resource,
  props: { metadata: { annotations }, spec: { type: "LoadBalancer" } },
});

export const cilium: Controller = {
  described: {
    name: "Cilium",
    source: "https://docs.cilium.io/en/stable/network/lb-ipam/",
    serves:
      "Services of type LoadBalancer with the class `io.cilium/bgp-control-plane` or `io.cilium/l2-announcer`, or the annotation `lbipam.cilium.io/ips`; Ingresses of class `cilium`",
    decided: [
      "the addresses that a Service asks for: inside only if all are private",
      "the pools that select a Service (CiliumLoadBalancerIPPool)",
      "the annotations that an Ingress passes on to a load balancer of its own (`loadbalancer-mode: dedicated`)",
    ],
    undecided: [
      "pools that are not in the stack",
      "Services that ask for nothing, while the pools in the stack are private",
    ],
    unseen: [
      "a router that passes public addresses on to private ones",
      "the class `io.cilium/node`",
    ],
  },
  ingresses,
  services: addressedServices({
    className: /^io\.cilium\/(bgp-control-plane|l2-announcer)$/,
    addresses: ["lbipam.cilium.io/ips", "io.cilium/lb-ipam-ips"],
    pools: [],
    kinds: ["CiliumLoadBalancerIPPool"],
    of: ({ props }) => [
      ...blocks(at(props, "spec", "blocks")),
      ...blocks(at(props, "spec", "cidrs")),
    ],
    isFor: ({ props }, service) =>
      !isTrue(at(props, "spec", "disabled")) &&
      maySelect(at(props, "spec", "serviceSelector"), service),
  }),
};
