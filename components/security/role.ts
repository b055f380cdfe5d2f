import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { IamArgs } from "../arguments";
import { validatedOutput } from "../validation/validatedOutput";

/** What the user asks of every role. */
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
  /** The service that alone may assume it. */
  readonly service: pulumi.Input<string>;
  /** @default sts:AssumeRole alone */
  readonly actions?: readonly string[];
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/** An IAM role of a service, within what the user asks of every role. All roles are made here. */
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

/** Attaches policies of AWS's own to a role, under names that start with `name`. */
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
 * The name of a service to IAM, for the services that have another one in China (`ec2.amazonaws.com.cn`). Most
 * do not: EKS and VPC flow logs are `amazonaws.com` everywhere.
 */
export function regionalPrincipal(
  service: pulumi.Input<string>,
  opts: pulumi.InvokeOptions,
): pulumi.Output<string> {
  return pulumi.interpolate`${service}.${aws.getPartitionOutput({}, opts).dnsSuffix}`;
}
