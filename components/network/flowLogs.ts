import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createRole, type RoleRules } from "../security/role";

export interface FlowLogsArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/** A record of every connection in the VPC, accepted and refused, in CloudWatch Logs. */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:FlowLogs", name, {}, opts);
    const parent = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      name,
      { retentionInDays: args.logRetentionDays, kmsKeyId: args.kmsKeyArn, tags: args.tags },
      parent,
    );
    const { iam, tags } = args;
    const role = createRole(name, { service: "vpc-flow-logs.amazonaws.com", iam, tags }, parent);
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.name,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
              Resource: [group.arn, pulumi.interpolate`${group.arn}:*`],
            },
            // AWS's guide asks for it, and it is of no single group.
            { Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
          ],
        }),
      },
      parent,
    );
    new aws.ec2.FlowLog(
      name,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 60,
        tags: args.tags,
      },
      { ...parent, dependsOn: [policy] },
    );
    this.registerOutputs({});
  }
}
