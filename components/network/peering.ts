import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PeeringArgs as PeerArgs } from "../arguments";
import { validatedOutput } from "../validation/validatedOutput";
import { createConnectedRoutes } from "./connectedRoutes";
import type { ConnectedVpc } from "./connectedVpc";

export interface PeeringResourceArgs extends ConnectedVpc {
  /** The user's name for the peering. */
  readonly key: string;
  readonly args: PeerArgs;
}

/**
 * A peering with another VPC. In the same account and region we create both sides. Elsewhere the peer's owner
 * accepts it and creates the routes back; until then, our routes lead nowhere.
 */
export class Peering extends pulumi.ComponentResource {
  readonly connectionId: pulumi.Output<string>;
  readonly routes: pulumi.Resource[];

  constructor(name: string, args: PeeringResourceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Peering", name, {}, opts);
    const parent = { parent: this };
    const { component, key, vpcId, cidr, tables, tags } = args;
    const { networks, ownerId, region, dnsResolution, routeTableIds = {} } = args.args;
    const path = `network.peerings.${key}`;
    const accepts = ownerId === undefined && region === undefined;
    const connection = new aws.ec2.VpcPeeringConnection(
      name,
      {
        vpcId,
        peerVpcId: validatedOutput(component, `${path}.vpcId`, args.args.vpcId),
        ...(accepts ? { autoAccept: true } : { peerOwnerId: ownerId, peerRegion: region }),
        tags: { ...tags, Name: name },
      },
      parent,
    );
    const target = { vpcPeeringConnectionId: connection.id };
    this.routes = [
      ...createConnectedRoutes(name, networks, tables, target, parent),
      ...Object.entries(routeTableIds).map(
        ([table, id]) =>
          new aws.ec2.Route(
            // Neither name contains a dot, so every pair of peering and table has a unique name.
            `${name}.${table}`,
            {
              routeTableId: validatedOutput(component, `${path}.routeTableIds.${table}`, id),
              destinationCidrBlock: cidr,
              ...target,
            },
            parent,
          ),
      ),
    ];
    if (dnsResolution) {
      const resolves = { allowRemoteVpcDnsResolution: true };
      new aws.ec2.PeeringConnectionOptions(
        name,
        { ...target, requester: resolves, accepter: resolves },
        parent,
      );
    }
    this.connectionId = connection.id;
    this.registerOutputs({ connectionId: this.connectionId });
  }
}
