import type { Input } from "@pulumi/pulumi";
import type { PeeringArgs, TransitGatewayArgs } from "./connections";

/** Which EKS cluster a role runs on. */
export interface PlacementArgs {
  /** The cluster of the public API. @format clusterName @default "edge" */
  publicApi?: string;
  /** The cluster of the internal API and the installer. @format clusterName @default "core" */
  internalApi?: string;
  /** The cluster of the GUI. @format clusterName @default "core" */
  gui?: string;
}

/** The network of the installation. `existing` excludes the others. */
export interface NetworkArgs {
  /** Address range of the new VPC, from /16 to /20. @format vpcNetwork @default "10.0.0.0/16" */
  cidr?: string;
  /**
   * Names of three availability zones. A VPC that is made stays in its zones, whichever come or go; others are refused
   * then. @each zoneName @minItems 3 @maxItems 3 @uniqueItems
   * @default - The first three of the region in alphabetical order, without those that EKS refuses.
   */
  zones?: string[];
  /**
   * VPCs that the new one is peered with, by names of your choice of up to 20 characters: for people, for the machine
   * that runs `pulumi up`, and for what workflows call. Nothing is let in by a connection alone: `trustedNetworks`,
   * `kubernetesApi.privateNetworks` and `egress.networks` say who may talk to whom. @names name @default {}
   */
  peerings?: { [name: string]: PeeringArgs };
  /**
   * Transit gateways that the new VPC is attached to, by names of your choice of up to 20 characters. For the same
   * purposes as `peerings`, and for what lies behind a VPN or Direct Connect. @names name @default {}
   */
  transitGateways?: { [name: string]: TransitGatewayArgs };
  /** A VPC that exists already, with its subnets and with its own connections. */
  existing?: ExistingNetworkArgs;
}

/** A VPC of the user's, with three subnets a tier, one in each zone, in the same order of zones. */
export interface ExistingNetworkArgs {
  /** Id of the VPC. @format vpcId */
  vpcId: Input<string>;
  /** For load balancers that have public addresses. @each subnetId @minItems 3 @maxItems 3 @uniqueItems */
  publicSubnetIds: Input<string>[];
  /**
   * For load balancers that have none. Needed with `Access.Internal`.
   * @each subnetId @minItems 3 @maxItems 3 @uniqueItems @default - None.
   */
  ingressSubnetIds?: Input<string>[];
  /**
   * For servers and pods, with a route to the internet, as images come from there.
   * @each subnetId @minItems 3 @maxItems 3 @uniqueItems
   */
  workloadSubnetIds: Input<string>[];
  /** For the search engine and Redis. @each subnetId @minItems 3 @maxItems 3 @uniqueItems */
  dataSubnetIds: Input<string>[];
}
