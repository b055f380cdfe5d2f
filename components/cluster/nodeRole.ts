import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  attachManagedPolicies,
  createRole,
  regionalPrincipal,
  type RoleRules,
} from "../security/role";

/** What a server needs: to join the cluster and to pull images from ECR. */
const nodePolicies = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** The IAM role of a cluster's servers. */
export interface NodeRole {
  readonly role: aws.iam.Role;
  readonly attachments: pulumi.Resource[];
}

export function createNodeRole(
  name: string,
  { iam, tags }: { iam: RoleRules; tags: { readonly [name: string]: string } },
  opts: pulumi.CustomResourceOptions,
): NodeRole {
  const service = regionalPrincipal("ec2", { parent: opts.parent });
  const role = createRole(`${name}-node`, { service, iam, tags }, opts);
  return { role, attachments: attachManagedPolicies(name, role, nodePolicies, opts) };
}
