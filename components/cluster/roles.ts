import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumableBy } from "../security/iam";

/** What EKS Auto Mode does with AWS on the cluster's behalf, from its user guide. */
const clusterPolicies = [
  "AmazonEKSClusterPolicy",
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

/** What a server needs: to join the cluster and to pull images from ECR. */
const nodePolicies = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"];

export interface ClusterRolesArgs {
  /** The key that Kubernetes Secrets are encrypted with. */
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** The IAM roles of an EKS Auto Mode cluster and of its servers. */
export class ClusterRoles extends pulumi.ComponentResource {
  readonly clusterRoleArn: pulumi.Output<string>;
  /** What the cluster's role needs before the cluster is made. */
  readonly clusterAttachments: pulumi.Resource[];
  readonly nodeRoleArn: pulumi.Output<string>;
  readonly nodeRoleName: pulumi.Output<string>;
  readonly nodeAttachments: pulumi.Resource[];

  constructor(name: string, args: ClusterRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:ClusterRoles", name, {}, opts);
    const parent = { parent: this };
    const partition = aws.getPartitionOutput({}, parent).partition;
    const roleWith = (suffix: string, assumeRolePolicy: string, policies: string[]) => {
      const role = new aws.iam.Role(
        `${name}-${suffix}`,
        { assumeRolePolicy, tags: args.tags },
        parent,
      );
      const attachments = policies.map(
        (policy) =>
          new aws.iam.RolePolicyAttachment(
            `${name}-${policy}`,
            {
              role: role.name,
              policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`,
            },
            parent,
          ),
      );
      return { role, attachments };
    };
    const clusterTrust = assumableBy("eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);
    const cluster = roleWith("cluster", clusterTrust, clusterPolicies);
    const node = roleWith("node", assumableBy("ec2.amazonaws.com"), nodePolicies);

    const encryption = new aws.iam.RolePolicy(
      `${name}-encryption`,
      {
        role: cluster.role.name,
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

    this.clusterRoleArn = cluster.role.arn;
    this.clusterAttachments = [...cluster.attachments, encryption];
    this.nodeRoleArn = node.role.arn;
    this.nodeRoleName = node.role.name;
    this.nodeAttachments = node.attachments;
    this.registerOutputs({});
  }
}
