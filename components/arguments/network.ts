import type { Input } from "@pulumi/pulumi";

/** Which EKS cluster a role runs on. */
export interface PlacementArgs {
  /** The cluster of the public API. @default "edge" */
  publicApi?: string;

  /** The cluster of the internal API and the installer. @default "core" */
  internalApi?: string;

  /** The cluster of the GUI. @default "core" */
  gui?: string;
}

/** The network of the installation. `existing` excludes the other two. */
export interface NetworkArgs {
  /**
   * Address range of the new VPC, from /16 to /20.
   *
   * @default "10.0.0.0/16"
   */
  cidr?: string;

  /**
   * Names of three availability zones.
   *
   * @default - The first three of the region in alphabetical order, without those that EKS refuses.
   */
  zones?: string[];

  /** A VPC that exists already, with its subnets. */
  existing?: ExistingNetworkArgs;
}

/** A VPC of the user's, with three subnets a tier, one in each zone, in the same order of zones. */
export interface ExistingNetworkArgs {
  /** Id of the VPC. */
  vpcId: Input<string>;

  /** For load balancers that have public addresses. */
  publicSubnetIds: Input<string>[];

  /** For load balancers that have none. Needed with `Access.Internal`. @default - None. */
  ingressSubnetIds?: Input<string>[];

  /** For servers and pods, with a route to the internet, as images come from there. */
  workloadSubnetIds: Input<string>[];

  /** For the search engine and Redis. */
  dataSubnetIds: Input<string>[];
}
