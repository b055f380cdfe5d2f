import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { VpcScope, VpcSubnets } from "./vpcSubnets";

/** The route tables of a VPC, and the public addresses of its servers on the internet. */
export interface VpcRoutes {
  readonly tables: {
    readonly public: aws.ec2.RouteTable;
    readonly ingress: aws.ec2.RouteTable;
    readonly data: aws.ec2.RouteTable;
    /** One per zone: each uses the NAT gateway of its zone. */
    readonly workloads: readonly aws.ec2.RouteTable[];
  };
  readonly natAddresses: pulumi.Output<string>[];
}

/** One route table per tier (for `workloads` one per zone), and the gateways of the tiers that reach the internet. */
export function createVpcRoutes(scope: VpcScope, subnets: VpcSubnets): VpcRoutes {
  const { name, vpcId, tagsFor, opts } = scope;
  const internet = new aws.ec2.InternetGateway(
    `${name}-internet`,
    { vpcId, tags: tagsFor("internet") },
    opts,
  );
  const publicTable = createTable(scope, "public", subnets.public);
  const publicRoute = routeToInternet(scope, "public", publicTable, { gatewayId: internet.id });

  const zones = subnets.workloads.map((subnet, zone) => {
    const suffix = `workloads-${zone + 1}`;
    const nat = createNat(scope, zone, subnets.public[zone], publicRoute);
    const table = createTable(scope, suffix, [subnet]);
    routeToInternet(scope, suffix, table, { natGatewayId: nat.gatewayId });
    return { table, address: nat.address };
  });
  return {
    tables: {
      public: publicTable,
      ingress: createTable(scope, "ingress", subnets.ingress),
      data: createTable(scope, "data", subnets.data),
      workloads: zones.map(({ table }) => table),
    },
    natAddresses: zones.map(({ address }) => address),
  };
}

function createTable(
  { name, vpcId, tagsFor, opts }: VpcScope,
  suffix: string,
  members: readonly aws.ec2.Subnet[],
): aws.ec2.RouteTable {
  const tags = tagsFor(suffix);
  const table = new aws.ec2.RouteTable(`${name}-${suffix}`, { vpcId, tags }, opts);
  members.forEach((subnet, index) => {
    const number = members.length > 1 ? `-${index + 1}` : "";
    const ids = { subnetId: subnet.id, routeTableId: table.id };
    new aws.ec2.RouteTableAssociation(`${name}-${suffix}${number}`, ids, opts);
  });
  return table;
}

function routeToInternet(
  { name, opts }: VpcScope,
  suffix: string,
  table: aws.ec2.RouteTable,
  target: Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId">,
): aws.ec2.Route {
  return new aws.ec2.Route(
    `${name}-${suffix}-internet`,
    { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...target },
    opts,
  );
}

/** The NAT gateway of a zone, for servers without public addresses. */
function createNat(
  { name, tagsFor, opts }: VpcScope,
  zone: number,
  subnet: aws.ec2.Subnet,
  publicRoute: aws.ec2.Route,
): { readonly gatewayId: pulumi.Output<string>; readonly address: pulumi.Output<string> } {
  const suffix = `nat-${zone + 1}`;
  const tags = tagsFor(suffix);
  const address = new aws.ec2.Eip(`${name}-${suffix}`, { domain: "vpc", tags }, opts);
  const gateway = new aws.ec2.NatGateway(
    `${name}-${suffix}`,
    { allocationId: address.id, subnetId: subnet.id, tags },
    { ...opts, dependsOn: [publicRoute] },
  );
  return { gatewayId: gateway.id, address: address.publicIp };
}
