import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RoleRules } from "../security/role";
import { type Connections, type ConnectionsArgs, connectVpc } from "./connections";
import { FlowLogs } from "./flowLogs";
import type { Network } from "./network";
import { planSubnets, type SubnetTier } from "./subnetPlan";
import { zoneNames } from "./zones";

export interface VpcArgs extends ConnectionsArgs {
  readonly cidr: string;
  readonly zones?: readonly string[];
  readonly logRetentionDays: number;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/**
 * A VPC over three zones in four tiers of subnets: `public` and `workloads` reach the internet, the latter
 * through the NAT gateway of their own zone, so that the loss of a zone takes nothing from the others;
 * `ingress` and `data` reach the VPC alone, the former connected networks too.
 */
export class Vpc extends pulumi.ComponentResource implements Network {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: { readonly [tier in SubnetTier]: pulumi.Output<string>[] };
  readonly cidrs: Network["cidrs"];
  readonly natAddresses: pulumi.Output<string>[];
  readonly routeTableIds: pulumi.Output<string>[];
  readonly connections: Connections;

  constructor(name: string, args: VpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Vpc", name, {}, opts);
    const parent = { parent: this };
    const named = (suffix: string) => ({ ...args.tags, Name: `${name}-${suffix}` });
    const zones = zoneNames(args.zones, parent);

    const vpc = new aws.ec2.Vpc(
      name,
      {
        cidrBlock: args.cidr,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: { ...args.tags, Name: name },
      },
      parent,
    );
    // Whoever forgets to name a security group gets one that admits nothing.
    new aws.ec2.DefaultSecurityGroup(
      `${name}-default`,
      { vpcId: vpc.id, ingress: [], egress: [], tags: named("default") },
      parent,
    );
    const internet = new aws.ec2.InternetGateway(
      `${name}-internet`,
      { vpcId: vpc.id, tags: named("internet") },
      parent,
    );

    const plan = planSubnets(args.cidr);
    const makeSubnets = (tier: SubnetTier, role?: string) =>
      plan[tier].map(
        (cidrBlock, zone) =>
          new aws.ec2.Subnet(
            `${name}-${tier}-${zone + 1}`,
            {
              vpcId: vpc.id,
              cidrBlock,
              availabilityZone: zones[zone],
              tags: { ...named(`${tier}-${zone + 1}`), ...(role && { [role]: "1" }) },
            },
            parent,
          ),
      );
    const subnets = {
      public: makeSubnets("public", "kubernetes.io/role/elb"),
      ingress: makeSubnets("ingress", "kubernetes.io/role/internal-elb"),
      workloads: makeSubnets("workloads"),
      data: makeSubnets("data"),
    };

    const routeTable = (suffix: string, members: aws.ec2.Subnet[]) => {
      const table = new aws.ec2.RouteTable(
        `${name}-${suffix}`,
        { vpcId: vpc.id, tags: named(suffix) },
        parent,
      );
      for (const [index, subnet] of members.entries()) {
        const association =
          members.length > 1 ? `${name}-${suffix}-${index + 1}` : `${name}-${suffix}`;
        const ids = { subnetId: subnet.id, routeTableId: table.id };
        new aws.ec2.RouteTableAssociation(association, ids, parent);
      }
      return table;
    };
    const toInternet = (suffix: string, table: aws.ec2.RouteTable, target: object) =>
      new aws.ec2.Route(
        `${name}-${suffix}-internet`,
        { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...target },
        parent,
      );

    const publicTable = routeTable("public", subnets.public);
    const publicRoute = toInternet("public", publicTable, { gatewayId: internet.id });
    const addresses = subnets.public.map(
      (_, zone) =>
        new aws.ec2.Eip(
          `${name}-nat-${zone + 1}`,
          { domain: "vpc", tags: named(`nat-${zone + 1}`) },
          parent,
        ),
    );
    const workloadTables = subnets.workloads.map((subnet, zone) => {
      const gateway = new aws.ec2.NatGateway(
        `${name}-nat-${zone + 1}`,
        {
          allocationId: addresses[zone].id,
          subnetId: subnets.public[zone].id,
          tags: named(`nat-${zone + 1}`),
        },
        { ...parent, dependsOn: [publicRoute] },
      );
      const table = routeTable(`workloads-${zone + 1}`, [subnet]);
      toInternet(`workloads-${zone + 1}`, table, { natGatewayId: gateway.id });
      return table;
    });
    const ingressTable = routeTable("ingress", subnets.ingress);
    const dataTable = routeTable("data", subnets.data);

    // Image layers come from S3: on the gateway endpoint they cost nothing, on NAT they do.
    const region = aws.getRegionOutput({}, parent);
    new aws.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId: vpc.id,
        serviceName: pulumi.interpolate`com.amazonaws.${region.region}.s3`,
        vpcEndpointType: "Gateway",
        routeTableIds: workloadTables.map((table) => table.id),
        tags: named("s3"),
      },
      parent,
    );
    new FlowLogs(`${name}-flow-logs`, { vpcId: vpc.id, ...args }, parent);

    this.vpcId = vpc.id;
    this.subnetIds = {
      public: subnets.public.map((subnet) => subnet.id),
      ingress: subnets.ingress.map((subnet) => subnet.id),
      workloads: subnets.workloads.map((subnet) => subnet.id),
      data: subnets.data.map((subnet) => subnet.id),
    };
    this.cidrs = plan;
    this.natAddresses = addresses.map((address) => address.publicIp);
    const tables = [publicTable, ...workloadTables, ingressTable, dataTable];
    this.routeTableIds = tables.map((table) => table.id);
    this.connections = connectVpc(
      name,
      args,
      {
        component: name,
        vpcId: vpc.id,
        cidr: args.cidr,
        subnetIds: this.subnetIds.ingress,
        tables: {
          ingress: ingressTable,
          ...Object.fromEntries(
            workloadTables.map((table, zone) => [`workloads-${zone + 1}`, table]),
          ),
        },
        tags: args.tags,
      },
      parent,
    );
    this.registerOutputs({ vpcId: this.vpcId });
  }
}
