import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { attachManagedPolicies, createRole, type RoleRules } from "../security/role";
import { createNodeRole } from "./nodeRole";

/** What EKS Auto Mode needs to do in AWS on the cluster's behalf, from its user guide. */
const clusterPolicies = [
  "AmazonEKSClusterPolicy",
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicyV2",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

export interface ClusterRolesArgs {
  /** The key that encrypts Kubernetes Secrets. */
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  /** Whether servers get tags of the user's. */
  readonly tagsServers: boolean;
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

    const tagging = args.tagsServers ? [allowServerTags(`${name}-tags`, cluster, parent)] : [];

    this.clusterRoleArn = cluster.arn;
    this.clusterAttachments = [...attachments, encryption, ...tagging];
    this.nodeRoleArn = node.role.arn;
    this.nodeRoleName = node.role.name;
    this.nodeAttachments = node.attachments;
    this.registerOutputs({});
  }
}

/**
 * AWS's own policies allow Auto Mode to set no tags but its own.
 *
 * Source: EKS user guide, "Custom AWS tags for EKS Auto resources", the statements on servers and their volumes and
 * network interfaces.
 */
function allowServerTags(
  name: string,
  role: aws.iam.Role,
  opts: pulumi.CustomResourceOptions,
): aws.iam.RolePolicy {
  const own = { "aws:RequestTag/eks:eks-cluster-name": "${aws:PrincipalTag/eks:eks-cluster-name}" };
  const allow = (actions: string[], kinds: readonly string[]) => ({
    Effect: "Allow",
    Action: actions,
    Resource: "*",
    Condition: {
      StringEquals: own,
      ...(kinds.length > 0 && {
        StringLike: Object.fromEntries(
          kinds.map((kind) => [`aws:RequestTag/eks:kubernetes-${kind}-name`, "*"]),
        ),
      }),
    },
  });
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      allow(
        ["ec2:CreateFleet", "ec2:RunInstances", "ec2:CreateLaunchTemplate"],
        ["node-class", "node-pool"],
      ),
      allow(["ec2:CreateVolume"], []),
      allow(["ec2:CreateNetworkInterface"], ["cni-node"]),
    ],
  });
  return new aws.iam.RolePolicy(name, { role: role.name, policy }, opts);
}
