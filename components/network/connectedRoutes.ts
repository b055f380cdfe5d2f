import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { networkKey } from "../security/securityGroup";
import type { RouteTables } from "./connectedVpc";

/** The next hop: a peering connection or a transit gateway. */
type Target = Pick<aws.ec2.RouteArgs, "vpcPeeringConnectionId" | "transitGatewayId">;

/** A route to each network in each route table. */
export function createConnectedRoutes(
  name: string,
  networks: readonly string[],
  tables: RouteTables,
  target: Target,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.Route[] {
  return Object.entries(tables).flatMap(([table, { id: routeTableId }]) =>
    networks.map(
      (destinationCidrBlock) =>
        new aws.ec2.Route(
          `${name}-${table}-${networkKey(destinationCidrBlock)}`,
          { routeTableId, destinationCidrBlock, ...target },
          opts,
        ),
    ),
  );
}
