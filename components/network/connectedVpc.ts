import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What is connected, and the tables of those in it who talk to others. */
export interface ConnectedVpc {
  /** The component, for messages. */
  readonly component: string;
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: string;
  /** One a zone, for the interfaces of gateways. */
  readonly subnetIds: pulumi.Output<string>[];
  readonly tables: RouteTables;
  readonly tags: { readonly [name: string]: string };
}

/**
 * The route tables that lead to connected networks, by their names: those of the load balancers without public
 * addresses, whose answers go there, and those of servers and pods, for the answers of the Kubernetes API and for
 * what workflows call. Data stores and public load balancers have no business there.
 */
export interface RouteTables {
  readonly [name: string]: aws.ec2.RouteTable;
}
