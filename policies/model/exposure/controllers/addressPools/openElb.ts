import { at } from "../../../../value";
import type { Controller } from "../controller";
import { addressedServices } from "./addressPools";

export const openElb: Controller = {
  described: {
    name: "OpenELB",
    source:
      "https://openelb.io/docs/getting-started/configuration/configure-ip-address-pools-using-eip/",
    serves:
      "Services of type LoadBalancer with the annotation `eip.openelb.kubesphere.io/v1alpha2`",
    decided: ["the pool that a Service names (Eip): inside only if its addresses are private"],
    undecided: ["pools that are not in the stack"],
    unseen: ["a router that passes public addresses on to private ones"],
  },
  services: addressedServices({
    className: /^openelb$/,
    addresses: ["eip.openelb.kubesphere.io/v1alpha1"],
    pools: ["eip.openelb.kubesphere.io/v1alpha2"],
    kinds: ["Eip"],
    of: ({ props }) => [at(props, "spec", "address")],
  }),
};
