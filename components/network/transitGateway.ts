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
 * The attachment of the VPC to a transit gateway, in a subnet of each zone, as a gateway serves no other zones.
 * These subnets have no way to the internet: what comes from the gateway cannot use the VPC as its exit.
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
        // Left out, the gateway's own defaults hold: for one that is shared they cannot be set from here.
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
    // Not the id that was given: AWS takes a route to a gateway only once the VPC is attached to it.
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
