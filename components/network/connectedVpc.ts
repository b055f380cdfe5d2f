import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** The VPC to connect, and the route tables of its parts that talk to other networks. */
export interface ConnectedVpc {
  /** The component, for messages. */
  readonly component: string;
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: string;
  /** One per zone, for the network interfaces of gateways. */
  readonly subnetIds: pulumi.Output<string>[];
  readonly tables: RouteTables;
  readonly tags: { readonly [name: string]: string };
}

/**
 * The route tables with routes to connected networks, by name. The load balancers without public addresses need
 * them for their responses. Servers and pods need them for the responses of the Kubernetes API and for what
 * workflows call. Data stores and public load balancers need none.
 */
export interface RouteTables {
  readonly [name: string]: aws.ec2.RouteTable;
}
