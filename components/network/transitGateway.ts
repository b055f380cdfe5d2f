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
    const attachment = new aws.ec2transitgateway.VpcAttachment(
      name,
      {
        transitGatewayId: validatedOutput(component, `${path}.id`, args.args.id),
        vpcId,
        subnetIds,
        // Without it, the gateway's defaults apply: we cannot set them from here if another account shares the gateway.
        ...(routeTableId !== undefined && {
          transitGatewayDefaultRouteTableAssociation: false,
          transitGatewayDefaultRouteTablePropagation: false,
        }),
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
