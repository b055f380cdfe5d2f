import type { Input } from "@pulumi/pulumi";

/** What the rules of an AWS account ask of every IAM role that is made. */
export interface IamArgs {
  /**
   * ARN of the policy that bounds the permissions of all roles. It has to allow what EKS, EC2 and VPC flow logs do by
   * these roles. @pattern ^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@\/-]+$
   * @allowed the ARN of an IAM policy, AWS's own or of your account @remedy `aws iam list-policies` prints the ARNs.
   * @default - None.
   */
  permissionsBoundaryArn?: Input<string>;
  /**
   * Path of all roles, such as `/tracardi/`. @pattern ^\/([\w+=,.@-]+\/)*$ @maxLength 512
   * @allowed a path that starts and ends with a slash, such as /tracardi/ @default - The top, `/`.
   */
  path?: string;
}
