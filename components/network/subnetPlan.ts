import { subnet } from "../internal/networks";

/**
 * What a subnet is for. Load balancers have subnets of their own on both sides, so a rule that admits them does
 * not admit pods. Data stores have no route to the internet.
 */
export type SubnetTier = "public" | "ingress" | "workloads" | "data";

/** The tiers that pods exchange traffic with: load balancers and data stores. */
export type ReachableTier = Exclude<SubnetTier, "workloads">;

/** The tier of a load balancer. */
export const tierOf = (loadBalancer: { readonly internal: boolean }) =>
  loadBalancer.internal ? "ingress" : "public";

export type SubnetPlan = { readonly [tier in SubnetTier]: readonly string[] };

/**
 * Divides the VPC into eight blocks. The first three are for workloads, one per zone, because each server
 * reserves pod addresses in prefixes of 16. The next three, also one per zone and cut into eight, hold the
 * other tiers. Two stay free.
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
