import { at, isTrue } from "../../../../value";
import type { Controller } from "../controller";
import { addressedServices, blocks, maySelect } from "./addressPools";

export const cilium: Controller = {
  described: {
    name: "Cilium LoadBalancer IPAM",
    source: "https://docs.cilium.io/en/stable/network/lb-ipam/",
    serves:
      "Services of type LoadBalancer with the class `io.cilium/bgp-control-plane` or `io.cilium/l2-announcer`, or the annotation `lbipam.cilium.io/ips`",
    decided: [
      "the addresses that a Service asks for: inside only if all are private",
      "the pools that select a Service (CiliumLoadBalancerIPPool)",
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
