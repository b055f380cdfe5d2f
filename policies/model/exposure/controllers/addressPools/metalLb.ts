import { type Value, at, isAbsent, items } from "../../../../value";
import type { StackResource } from "../../../resources/resources";
import type { Controller } from "../controller";
import { addressedServices, maySelect } from "./addressPools";

const prefixes = ["metallb.io/", "metallb.universe.tf/"];

export const metalLb: Controller = {
  described: {
    name: "MetalLB",
    source: "https://metallb.io/usage/",
    serves:
      "Services of type LoadBalancer with the class `metallb.io/metallb…` or an annotation `metallb.io/…`",
    decided: [
      "the addresses that a Service asks for (`loadBalancerIPs`, `spec.loadBalancerIP`): inside only if all are private",
      "the pools that a Service names, or else all that give addresses by themselves (IPAddressPool)",
    ],
    undecided: [
      "pools that are not in the stack",
      "Services that ask for nothing, while the pools in the stack are private",
    ],
    unseen: ["a router that passes public addresses on to private ones"],
  },
  services: addressedServices({
    className: /^metallb\.(io|universe\.tf)\//,
    addresses: prefixes.map((prefix) => `${prefix}loadBalancerIPs`),
    pools: prefixes.map((prefix) => `${prefix}address-pool`),
    kinds: ["IPAddressPool", "AddressPool"],
    of: ({ props }) => items(at(props, "spec", "addresses")),
    isFor: ({ props }, service) =>
      at(props, "spec", "autoAssign") !== false &&
      anySelects(at(props, "spec", "serviceAllocation", "serviceSelectors"), service),
  }),
};

const anySelects = (selectors: Value, service: StackResource): boolean =>
  isAbsent(selectors) || items(selectors).some((selector) => maySelect(selector, service));
