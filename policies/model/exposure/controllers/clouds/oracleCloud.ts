import { cloud } from "./cloud";

export const oracleCloud = cloud({
  name: "Oracle Cloud",
  source:
    "https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengcreatingloadbalancer.htm",
  services: {
    internal: [
      { annotation: "service.beta.kubernetes.io/oci-load-balancer-internal", value: "true" },
      { annotation: "oci-network-load-balancer.oraclecloud.com/internal", value: "true" },
    ],
  },
  unseen: [
    "subnets, which may be private (`oci-load-balancer-subnet1`)",
    "whether `security-list-management-mode` leaves the rules of `loadBalancerSourceRanges` out",
  ],
});
