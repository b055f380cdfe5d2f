import type { Input } from "@pulumi/pulumi";

/** What the rules of an AWS account ask of every IAM role that is made. */
export interface IamArgs {
  /**
   * ARN of the policy that bounds the permissions of all roles. It has to allow what EKS, EC2 and VPC flow logs
   * do by these roles.
   *
   * @default - None.
   */
  permissionsBoundaryArn?: Input<string>;

  /** Path of all roles, such as `/tracardi/`. @default "/" */
  path?: string;
}
