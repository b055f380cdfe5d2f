import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RoleRules } from "../security/role";
import { type Connections, type ConnectionsArgs, connectVpc } from "./connections";
import { FlowLogs } from "./flowLogs";
import type { Network } from "./network";
import { planSubnets, type SubnetTier } from "./subnetPlan";
import { createVpcRoutes } from "./vpcRoutes";
import { createSubnets, type VpcScope } from "./vpcSubnets";

export interface VpcArgs extends ConnectionsArgs {
  readonly cidr: string;
  readonly zones?: readonly string[];
  readonly logRetentionDays: number;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * A VPC in three zones with four tiers of subnets. `public` and `workloads` reach the internet; `workloads`
 * uses the NAT gateway of its own zone, so that losing a zone does not affect the others. `ingress` and `data`
 * reach only the VPC, and `ingress` also the connected networks.
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
    const tags = { ...args.tags, Name: name };
    const dns = { enableDnsHostnames: true, enableDnsSupport: true };
    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: args.cidr, ...dns, tags },
      { ...parent, protect: args.protection },
    );
    const scope: VpcScope = {
      name,
      vpcId: vpc.id,
      tagsFor: (suffix) => ({ ...args.tags, Name: `${name}-${suffix}` }),
      opts: parent,
    };
    closeDefaultSecurityGroup(scope);
    const plan = planSubnets(args.cidr);
    const subnets = createSubnets(scope, plan, args.zones);
    const { tables, natAddresses } = createVpcRoutes(scope, subnets);
    createStorageEndpoint(scope, tables.workloads);
    new FlowLogs(`${name}-flow-logs`, { vpcId: vpc.id, ...args }, parent);

    this.vpcId = vpc.id;
    this.subnetIds = {
      public: idsOf(subnets.public),
      ingress: idsOf(subnets.ingress),
      workloads: idsOf(subnets.workloads),
      data: idsOf(subnets.data),
    };
    this.cidrs = plan;
    this.natAddresses = natAddresses;
    const all = [tables.public, ...tables.workloads, tables.ingress, tables.data];
    this.routeTableIds = idsOf(all);
    const connected = {
      component: name,
      vpcId: vpc.id,
      cidr: args.cidr,
      subnetIds: this.subnetIds.ingress,
      tables: { ingress: tables.ingress, ...byZone(tables.workloads) },
      tags: args.tags,
    };
    this.connections = connectVpc(name, args, connected, parent);
    this.registerOutputs({ vpcId: this.vpcId });
  }
}

/** A resource without an explicit security group gets this one, which allows nothing. */
function closeDefaultSecurityGroup({ name, vpcId, tagsFor, opts }: VpcScope): void {
  const tags = tagsFor("default");
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default`,
    { vpcId, ingress: [], egress: [], tags },
    opts,
  );
}

/** Image layers come from S3: traffic through the gateway endpoint is free, through NAT it is not. */
function createStorageEndpoint(
  { name, vpcId, tagsFor, opts }: VpcScope,
  tables: readonly aws.ec2.RouteTable[],
): void {
  const { region } = aws.getRegionOutput({}, { parent: opts.parent });
  new aws.ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId,
      serviceName: pulumi.interpolate`com.amazonaws.${region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: idsOf(tables),
      tags: tagsFor("s3"),
    },
    opts,
  );
}

const idsOf = (resources: readonly pulumi.CustomResource[]) => resources.map(({ id }) => id);

const byZone = (tables: readonly aws.ec2.RouteTable[]) =>
  Object.fromEntries(tables.map((table, zone) => [`workloads-${zone + 1}`, table]));
