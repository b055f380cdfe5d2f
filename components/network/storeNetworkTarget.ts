import type * as pulumi from "@pulumi/pulumi";

/** The network target of a store: what security groups and NetworkPolicies must allow. */
export interface StoreNetworkTarget {
  /** IPv4 in CIDR notation. */
  readonly networks: readonly pulumi.Input<string>[];
  /** The TCP port. */
  readonly port: number;
  /** The store's own security group; absent if the store is the user's. */
  readonly securityGroupId?: pulumi.Output<string>;
}
