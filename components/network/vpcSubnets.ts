import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { SubnetPlan, SubnetTier } from "./subnetPlan";
import { zoneNames, keptZones } from "./zones";

/** What every part of a VPC needs to be created. */
export interface VpcScope {
  readonly name: string;
  readonly vpcId: pulumi.Output<string>;
  /** The installation's tags with the name of a part, by the suffix of that name. */
  readonly tagsFor: (suffix: string) => { readonly [name: string]: string };
  readonly opts: pulumi.CustomResourceOptions;
}

export type VpcSubnets = { readonly [tier in SubnetTier]: readonly aws.ec2.Subnet[] };

/** The tags by which load balancer controllers find subnets. */
const roles: { readonly [tier in SubnetTier]?: string } = {
  public: "kubernetes.io/role/elb",
  ingress: "kubernetes.io/role/internal-elb",
};

/** One subnet per tier and zone. The subnets of the stores keep the zones of all: they are the first to be needed. */
export function createSubnets(
  { name, vpcId, tagsFor, opts }: VpcScope,
  plan: SubnetPlan,
  given: readonly string[] | undefined,
): VpcSubnets {
  const subnetsOf = (tier: SubnetTier, zones: readonly pulumi.Input<string>[]) =>
    plan[tier].map((cidrBlock, zone) => {
      const suffix = `${tier}-${zone + 1}`;
      const role = roles[tier];
      const tags = { ...tagsFor(suffix), ...(role && { [role]: "1" }) };
      const inputs = { vpcId, cidrBlock, availabilityZone: zones[zone], tags };
      return new aws.ec2.Subnet(`${name}-${suffix}`, inputs, {
        ...opts,
        ignoreChanges: ["availabilityZone"],
      });
    });
  const data = subnetsOf("data", zoneNames(given, { parent: opts.parent }));
  const zones = keptZones(name, data, given);
  return {
    data,
    public: subnetsOf("public", zones),
    ingress: subnetsOf("ingress", zones),
    workloads: subnetsOf("workloads", zones),
  };
}
