import type * as pulumi from "@pulumi/pulumi";
import type { Connections } from "./connections";
import type { ReachableTier, SubnetTier } from "./subnetPlan";

/** The network as the rest of the installation sees it, be it made here or found. */
export interface Network {
  readonly vpcId: pulumi.Output<string>;
  /** Subnet ids of each tier, one a zone, in the same order of zones. */
  readonly subnetIds: { readonly [tier in SubnetTier]: pulumi.Output<string>[] };
  /** Address ranges of the subnets that pods talk to and are talked to from, in the same order. */
  readonly cidrs: { readonly [tier in ReachableTier]: readonly pulumi.Input<string>[] };
  /** Public addresses under which the servers reach the internet; empty for an existing network. */
  readonly natAddresses: pulumi.Output<string>[];
  /** Route tables, for peerings and endpoints; empty for an existing network. */
  readonly routeTableIds: pulumi.Output<string>[];
  /** The ways to other networks that are made here; none for an existing network. */
  readonly connections: Connections;
}
