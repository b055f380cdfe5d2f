import type * as pulumi from "@pulumi/pulumi";

/** Where pods find a store: what security groups and NetworkPolicies have to let through. */
export interface StoreNetworkTarget {
  /** IPv4 in CIDR notation. */
  readonly networks: readonly pulumi.Input<string>[];
  /** The TCP port. */
  readonly port: number;
  /** The store's own security group; absent where the store is the user's. */
  readonly securityGroupId?: pulumi.Output<string>;
}
