import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PeeringArgs, TransitGatewayArgs } from "../arguments";
import { Peering } from "./peering";
import { TransitGatewayAttachment } from "./transitGateway";

/** The ways between the VPC and other networks. */
export interface Connections {
  /** By the user's names for the peerings. */
  readonly peeringConnectionIds: { readonly [name: string]: pulumi.Output<string> };
  /** By the user's names for the transit gateways. */
  readonly transitGatewayAttachmentIds: { readonly [name: string]: pulumi.Output<string> };
  /** What has to be there before anybody comes through. */
  readonly routes: pulumi.Resource[];
}

export interface ConnectionsArgs {
  readonly peerings: { readonly [name: string]: PeeringArgs };
  readonly transitGateways: { readonly [name: string]: TransitGatewayArgs };
}

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

export const noConnections: Connections = {
  peeringConnectionIds: {},
  transitGatewayAttachmentIds: {},
  routes: [],
};

export function connectVpc(
  name: string,
  { peerings, transitGateways }: ConnectionsArgs,
  vpc: ConnectedVpc,
  opts: pulumi.CustomResourceOptions,
): Connections {
  const peers = Object.entries(peerings).map(
    ([key, args]) =>
      [key, new Peering(`${name}-peering-${key}`, { ...vpc, key, args }, opts)] as const,
  );
  const attachments = Object.entries(transitGateways).map(
    ([key, args]) =>
      [
        key,
        new TransitGatewayAttachment(`${name}-transit-${key}`, { ...vpc, key, args }, opts),
      ] as const,
  );
  return {
    peeringConnectionIds: Object.fromEntries(peers.map(([key, peer]) => [key, peer.connectionId])),
    transitGatewayAttachmentIds: Object.fromEntries(
      attachments.map(([key, attachment]) => [key, attachment.attachmentId]),
    ),
    routes: [...peers, ...attachments].flatMap(([, { routes }]) => routes),
  };
}
