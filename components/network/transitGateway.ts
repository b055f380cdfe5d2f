import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { TransitGatewaySettings } from "../settings/settings";
import { validatedOutput } from "../validation/validatedOutput";
import { createConnectedRoutes } from "./connectedRoutes";
import type { ConnectedVpc } from "./connectedVpc";

export interface TransitGatewayAttachmentArgs extends ConnectedVpc {
  /** The user's name for the gateway. */
  readonly key: string;
  readonly args: TransitGatewaySettings;
}

/**
 * The attachment of the VPC to a transit gateway, with a subnet in each zone, because a gateway serves only zones with
 * one. These subnets have no route to the internet, so traffic from the gateway cannot leave through the VPC.
 */
export class TransitGatewayAttachment extends pulumi.ComponentResource {
  readonly attachmentId: pulumi.Output<string>;
  readonly routes: pulumi.Resource[];

  constructor(
    name: string,
    args: TransitGatewayAttachmentArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("tracardi-pulumi:index:TransitGatewayAttachment", name, {}, opts);
    const parent = { parent: this };
    const { component, key, vpcId, subnetIds, tables, tags } = args;
    const { networks, routeTableId, returnRouteTableIds } = args.args;
    const path = `network.transitGateways.${key}`;
    const transitGatewayId = validatedOutput(component, `${path}.id`, args.args.id);
    const attachment = new aws.ec2transitgateway.VpcAttachment(
      name,
      {
        transitGatewayId,
        vpcId,
        subnetIds,
        ...defaultTables(transitGatewayId, routeTableId !== undefined, parent),
        tags: { ...tags, Name: name },
      },
      parent,
    );
    const of = (argument: string, id: pulumi.Input<string>) => ({
      transitGatewayAttachmentId: attachment.id,
      transitGatewayRouteTableId: validatedOutput(component, `${path}.${argument}`, id),
    });
    const { RouteTableAssociation, RouteTablePropagation } = aws.ec2transitgateway;
    const own =
      routeTableId === undefined
        ? []
        : [
            new RouteTableAssociation(name, of("routeTableId", routeTableId), parent),
            new RouteTablePropagation(name, of("routeTableId", routeTableId), parent),
          ];
    const others = Object.entries(returnRouteTableIds).map(
      ([table, id]) =>
        new RouteTablePropagation(
          `${name}.${table}`,
          of(`returnRouteTableIds.${table}`, id),
          parent,
        ),
    );
    // Not the given id: AWS accepts a route to a gateway only after the VPC is attached to it.
    const target = { transitGatewayId: attachment.transitGatewayId };
    this.routes = [
      ...createConnectedRoutes(name, networks, tables, target, parent),
      ...own,
      ...others,
    ];
    this.attachmentId = attachment.id;
    this.registerOutputs({ attachmentId: this.attachmentId });
  }
}

/**
 * Whether the gateway's default tables serve the attachment: not beside a table of the user's, nor where it has none, as
 * the provider would then name no table to AWS.
 */
function defaultTables(
  id: pulumi.Output<string>,
  hasOwnTable: boolean,
  opts: pulumi.InvokeOptions,
) {
  if (hasOwnTable) {
    return {
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    };
  }
  // Not getTransitGatewayOutput, which would report an id that fails validation a second time.
  const gateway = id.apply((known) => aws.ec2transitgateway.getTransitGateway({ id: known }, opts));
  return {
    transitGatewayDefaultRouteTableAssociation: gateway.defaultRouteTableAssociation.apply(isOn),
    transitGatewayDefaultRouteTablePropagation: gateway.defaultRouteTablePropagation.apply(isOn),
  };
}

const isOn = (option: string): boolean => option === "enable";
