import type { Input } from "@pulumi/pulumi";

/**
 * A VPC that the new one is peered with. Only the addresses of that very VPC come through: peerings are not transitive,
 * so that what reaches the peer by a VPN or by another peering gets no further.
 */
export interface PeeringArgs {
  /** Id of the peer's VPC. Its ranges must not overlap `network.cidr`. @format vpcId */
  vpcId: Input<string>;
  /**
   * Networks of the peer's VPC that are connected, IPv4 in CIDR notation: its ranges, or parts of them.
   * @each connectedNetwork @minItems 1 @uniqueItems @remedy Name the networks that are connected.
   */
  networks: string[];
  /**
   * Ids of the peer's route tables in which the routes back are made, by names of your choice: those of the subnets
   * whose machines shall get answers. `{}` where these routes are made elsewhere. Not with `ownerId` or `region`.
   * @names name @each routeTableId @remedy Give { main: "rtb-…" }, or {} where the routes are made elsewhere.
   */
  routeTableIds?: { [name: string]: Input<string> };
  /**
   * Account of the peer's VPC, where it is another one than the installation's. Its owner then has to accept the
   * connection within seven days, and to make the routes back; until then the routes from here lead nowhere.
   * @pattern ^\d{12}$ @allowed the id of an AWS account: 12 digits, as a text
   * @remedy `aws sts get-caller-identity` prints that of the account you are in.
   * @default - The installation's own account.
   */
  ownerId?: string;
  /**
   * Region of the peer's VPC, where it is another one than the installation's. The connection then has to be accepted
   * there, and the routes back to be made, as with `ownerId`.
   * @format regionName @default - The installation's own region.
   */
  region?: string;
  /**
   * Whether the public host names of EC2 machines and RDS databases on one side resolve to private addresses on the
   * other. Both VPCs need DNS host names and DNS support for it. The load balancers do without: their names resolve to
   * private addresses everywhere. Not with `ownerId` or `region`, as the connection has to be accepted first.
   * @default false
   */
  dnsResolution?: boolean;
}

/** A transit gateway of the region that the new VPC is attached to, in one subnet of each zone. */
export interface TransitGatewayArgs {
  /**
   * Id of the gateway, of this account or shared with it. One that is shared and does not accept attachments by itself
   * stops the first `pulumi up`: accept the attachment, then run it again. @format transitGatewayId
   */
  id: Input<string>;
  /**
   * Networks that the gateway leads to, IPv4 in CIDR notation. They are routed to it from here.
   * @each connectedNetwork @minItems 1 @uniqueItems @remedy Name the networks that are connected.
   */
  networks: string[];
  /**
   * Id of the gateway's route table that the attachment is associated with and makes its range known in. Only for a
   * gateway of this account. @format transitGatewayRouteTableId
   * @default - What the gateway does by itself: its default association and propagation, if it has them.
   */
  routeTableId?: Input<string>;
  /**
   * Ids of more route tables of the gateway in which the way back is made known, by names of your choice: those that
   * the attachments of `networks` are associated with, where it is another. Only for a gateway of this account.
   * @names name @each transitGatewayRouteTableId @default {}
   */
  returnRouteTableIds?: { [name: string]: Input<string> };
}
