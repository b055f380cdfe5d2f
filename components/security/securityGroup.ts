import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface SecurityGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly description: string;
  readonly tags: { readonly [name: string]: string };
}

/** A security group that allows nothing: its rules are separate resources, so we can add and remove them one by one. */
export function createSecurityGroup(
  name: string,
  args: SecurityGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const { vpcId, description, tags } = args;
  return new aws.ec2.SecurityGroup(
    name,
    { vpcId, description, revokeRulesOnDelete: true, tags: { ...tags, Name: name } },
    opts,
  );
}

export interface ConnectionArgs {
  /** The security group of the client. */
  readonly from: pulumi.Input<string>;
  /** The security group of the server. */
  readonly to: pulumi.Input<string>;
  readonly port: number;
  readonly description: string;
}

/** Lets one security group connect to another on a TCP port. */
export function allowConnection(
  name: string,
  args: ConnectionArgs,
  opts: pulumi.CustomResourceOptions,
): aws.vpc.SecurityGroupIngressRule {
  return new aws.vpc.SecurityGroupIngressRule(
    name,
    {
      securityGroupId: args.to,
      referencedSecurityGroupId: args.from,
      ipProtocol: "tcp",
      fromPort: args.port,
      toPort: args.port,
      description: args.description,
    },
    opts,
  );
}

/** `203.0.113.0/24` as a part of a logical name: it identifies a rule by its network, not by its position in a list. */
export const networkKey = (cidr: string): string => cidr.replace(/[./]/g, "-");
