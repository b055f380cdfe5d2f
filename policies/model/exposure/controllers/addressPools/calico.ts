import { at, items } from "../../../../value";
import type { Controller } from "../controller";
import { addressedServices, blocks } from "./addressPools";

export const calico: Controller = {
  described: {
    name: "Calico",
    source: "https://docs.tigera.io/calico/latest/networking/ipam/service-loadbalancer",
    serves:
      "Services of type LoadBalancer with the class `calico` or an annotation `projectcalico.org/…`",
    decided: [
      "the addresses that a Service asks for: inside only if all are private",
      "the pools that a Service names, or else all for load balancers (IPPool, BGPConfiguration)",
    ],
    undecided: [
      "pools that are not in the stack",
      "Services that ask for nothing, while the pools in the stack are private",
    ],
    unseen: [
      "floating addresses of pods",
      "a router that passes public addresses on to private ones",
    ],
  },
  services: addressedServices({
    className: /^calico$/,
    addresses: ["projectcalico.org/loadBalancerIPs"],
    pools: ["projectcalico.org/ipv4pools", "projectcalico.org/ipv6pools"],
    kinds: ["IPPool", "BGPConfiguration"],
    of: ({ props }) =>
      items(at(props, "spec", "allowedUses")).includes("LoadBalancer")
        ? [at(props, "spec", "cidr")]
        : blocks(at(props, "spec", "serviceLoadBalancerIPs")),
  }),
};
