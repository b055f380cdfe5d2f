import type * as pulumi from "@pulumi/pulumi";
import type { Connections } from "./connections";
import type { ReachableTier, SubnetTier } from "./subnetPlan";

/** The network as the rest of the installation sees it, new or existing. */
export interface Network {
  readonly vpcId: pulumi.Output<string>;
  /** Subnet ids of each tier, one per zone, in the same order of zones. */
  readonly subnetIds: { readonly [tier in SubnetTier]: pulumi.Output<string>[] };
  /** Address ranges of the subnets that pods exchange traffic with, in the same order. */
  readonly cidrs: { readonly [tier in ReachableTier]: readonly pulumi.Input<string>[] };
  /** Public addresses that the servers use to reach the internet; empty for an existing network. */
  readonly natAddresses: pulumi.Output<string>[];
  /** Route tables, for peerings and endpoints; empty for an existing network. */
  readonly routeTableIds: pulumi.Output<string>[];
  /** The connections that we create to other networks; none for an existing network. */
  readonly connections: Connections;
}
