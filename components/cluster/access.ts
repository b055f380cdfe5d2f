import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Options = pulumi.CustomResourceOptions & { tags: { readonly [name: string]: string } };

/** Gives the named IAM principals all rights on the cluster. */
export function grantAdministrators(
  name: string,
  clusterName: pulumi.Input<string>,
  administrators: { readonly [key: string]: pulumi.Input<string> },
  opts: Options,
): aws.eks.AccessPolicyAssociation[] {
  return Object.entries(administrators).map(([key, principalArn]) =>
    grant(
      `${name}-admin-${key}`,
      "AmazonEKSClusterAdminPolicy",
      clusterName,
      { principalArn },
      opts,
    ),
  );
}

/** Lets servers of our own node class join the cluster: EKS grants this only to its built-in node classes. */
export function grantNodes(
  name: string,
  clusterName: pulumi.Input<string>,
  nodeRoleArn: pulumi.Input<string>,
  opts: Options,
): aws.eks.AccessPolicyAssociation[] {
  const principal = { principalArn: nodeRoleArn, type: "EC2" };
  return [grant(`${name}-nodes`, "AmazonEKSAutoNodePolicy", clusterName, principal, opts)];
}

function grant(
  name: string,
  policy: string,
  clusterName: pulumi.Input<string>,
  principal: { principalArn: pulumi.Input<string>; type?: string },
  { tags, ...opts }: Options,
): aws.eks.AccessPolicyAssociation {
  const parent = { parent: opts.parent };
  const partition = aws.getPartitionOutput({}, parent).partition;
  const entry = new aws.eks.AccessEntry(name, { clusterName, ...principal, tags }, opts);
  return new aws.eks.AccessPolicyAssociation(
    name,
    {
      clusterName,
      principalArn: entry.principalArn,
      policyArn: pulumi.interpolate`arn:${partition}:eks::aws:cluster-access-policy/${policy}`,
      accessScope: { type: "cluster" },
    },
    opts,
  );
}
