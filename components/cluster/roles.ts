import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { attachManagedPolicies, createRole, type RoleRules } from "../security/role";
import { createNodeRole } from "./nodeRole";

/** What EKS Auto Mode needs to do in AWS on the cluster's behalf, from its user guide. */
const clusterPolicies = [
  "AmazonEKSClusterPolicy",
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

export interface ClusterRolesArgs {
  /** The key that encrypts Kubernetes Secrets. */
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/** The IAM roles of an EKS Auto Mode cluster and of its servers. */
export class ClusterRoles extends pulumi.ComponentResource {
  readonly clusterRoleArn: pulumi.Output<string>;
  /** What the cluster's role needs before the cluster is created. */
  readonly clusterAttachments: pulumi.Resource[];
  readonly nodeRoleArn: pulumi.Output<string>;
  readonly nodeRoleName: pulumi.Output<string>;
  readonly nodeAttachments: pulumi.Resource[];

  constructor(name: string, args: ClusterRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:ClusterRoles", name, {}, opts);
    const parent = { parent: this };
    const { iam, tags } = args;
    const cluster = createRole(
      `${name}-cluster`,
      {
        service: "eks.amazonaws.com",
        actions: ["sts:AssumeRole", "sts:TagSession"],
        iam,
        tags,
      },
      parent,
    );
    const attachments = attachManagedPolicies(name, cluster, clusterPolicies, parent);
    const node = createNodeRole(name, { iam, tags }, parent);

    const encryption = new aws.iam.RolePolicy(
      `${name}-encryption`,
      {
        role: cluster.name,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
              Resource: args.kmsKeyArn,
            },
          ],
        }),
      },
      parent,
    );

    this.clusterRoleArn = cluster.arn;
    this.clusterAttachments = [...attachments, encryption];
    this.nodeRoleArn = node.role.arn;
    this.nodeRoleName = node.role.name;
    this.nodeAttachments = node.attachments;
    this.registerOutputs({});
  }
}
