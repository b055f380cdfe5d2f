import type * as pulumi from "@pulumi/pulumi";
import type { PeeringSettings, TransitGatewaySettings } from "../settings/settings";
import type { ConnectedVpc } from "./connectedVpc";
import { Peering } from "./peering";
import { TransitGatewayAttachment } from "./transitGateway";

/** The connections between the VPC and other networks. */
export interface Connections {
  /** By the user's names for the peerings. */
  readonly peeringConnectionIds: { readonly [name: string]: pulumi.Output<string> };
  /** By the user's names for the transit gateways. */
  readonly transitGatewayAttachmentIds: { readonly [name: string]: pulumi.Output<string> };
  /** What must exist before traffic can come through. */
  readonly routes: pulumi.Resource[];
}

export interface ConnectionsArgs {
  readonly peerings: { readonly [name: string]: PeeringSettings };
  readonly transitGateways: { readonly [name: string]: TransitGatewaySettings };
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
