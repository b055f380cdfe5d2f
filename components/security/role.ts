import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { IamArgs } from "../arguments";
import { validatedOutput } from "../validation/validatedOutput";

/** The user's requirements for every role. */
export interface RoleRules {
  readonly permissionsBoundary?: pulumi.Output<string>;
  readonly path?: string;
}

export function roleRules(component: string, { permissionsBoundaryArn, path }: IamArgs): RoleRules {
  if (permissionsBoundaryArn === undefined) return { path };
  const argument = "iam.permissionsBoundaryArn";
  return {
    path,
    permissionsBoundary: validatedOutput(component, argument, permissionsBoundaryArn),
  };
}

export interface RoleArgs {
  /** The only service that may assume it. */
  readonly service: pulumi.Input<string>;
  /** @default only sts:AssumeRole */
  readonly actions?: readonly string[];
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/** An IAM role of a service, within the user's rules for every role. All roles are created here. */
export function createRole(
  name: string,
  { service, actions = ["sts:AssumeRole"], iam, tags }: RoleArgs,
  opts: pulumi.CustomResourceOptions,
): aws.iam.Role {
  const assumeRolePolicy = pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: [...actions] }],
  });
  return new aws.iam.Role(name, { assumeRolePolicy, ...iam, tags }, opts);
}

/** Attaches AWS managed policies to a role; the names of the attachments start with `name`. */
export function attachManagedPolicies(
  name: string,
  role: aws.iam.Role,
  policies: readonly string[],
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const partition = aws.getPartitionOutput({}, { parent: opts.parent }).partition;
  return policies.map(
    (policy) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-${policy}`,
        {
          role: role.name,
          policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`,
        },
        opts,
      ),
  );
}

/**
 * The IAM principal of a service that has a different one in China (`ec2.amazonaws.com.cn`). Most services do
 * not: EKS and VPC flow logs are `amazonaws.com` everywhere.
 */
export function regionalPrincipal(
  service: pulumi.Input<string>,
  opts: pulumi.InvokeOptions,
): pulumi.Output<string> {
  return pulumi.interpolate`${service}.${aws.getPartitionOutput({}, opts).dnsSuffix}`;
}
