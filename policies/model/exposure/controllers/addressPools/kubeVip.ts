import type { Controller } from "../controller";
import { addressedServices } from "./addressPools";

export const kubeVip: Controller = {
  described: {
    name: "kube-vip",
    source: "https://kube-vip.io/docs/usage/kubernetes-services/",
    serves:
      "Services of type LoadBalancer with the class `kube-vip.io/kube-vip-class` or the annotation `kube-vip.io/loadbalancerIPs`",
    decided: ["the addresses that a Service asks for: inside only if all are private"],
    undecided: ["`0.0.0.0`, an address by DHCP"],
    unseen: ["the pools of its cloud provider (ConfigMap `kubevip`)"],
  },
  services: addressedServices({
    className: /^kube-vip\.io\//,
    addresses: ["kube-vip.io/loadbalancerIPs"],
    pools: [],
    kinds: [],
    of: () => [],
  }),
};
