import { subnet } from "../internal/networks";

/**
 * What a subnet is for. Load balancers have subnets of their own on both sides, so that a rule that admits
 * them admits no pod; data stores have no route to the internet.
 */
export type SubnetTier = "public" | "ingress" | "workloads" | "data";

/** What pods have business with: load balancers and data stores. */
export type ReachableTier = Exclude<SubnetTier, "workloads">;

/** Where a load balancer stands. */
export const tierOf = (loadBalancer: { readonly internal: boolean }) =>
  loadBalancer.internal ? "ingress" : "public";

export type SubnetPlan = { readonly [tier in SubnetTier]: readonly string[] };

/**
 * Divides the VPC into eight blocks. The first three are for workloads, one a zone, as pods take addresses
 * in prefixes of 16 a server; one each, cut into eight, serves the other tiers. Two stay free.
 */
export function planSubnets(vpcCidr: string): SubnetPlan {
  const zones = [0, 1, 2];
  const small = (block: number) => zones.map((zone) => subnet(vpcCidr, 6, block * 8 + zone));
  return {
    workloads: zones.map((zone) => subnet(vpcCidr, 3, zone)),
    data: small(3),
    public: small(4),
    ingress: small(5),
  };
}
