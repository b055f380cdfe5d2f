import type { Input } from "@pulumi/pulumi";

/** What `protection` guards. */
export enum ProtectedPart {
  /** The search domain, or the deployment on Elastic Cloud. */
  Search = "search",
  /** The replication group. */
  Redis = "redis",
  /** The RDS instance. */
  Mysql = "mysql",
  /** The encryption key. Without it, nothing that it encrypted can be read. */
  Key = "key",
  /** The VPC, which everything is in. */
  Network = "network",
  /** The EKS clusters that are made. */
  Clusters = "clusters",
  /** The load balancers: others have other addresses. */
  LoadBalancers = "load-balancers",
  /** The bucket of the access logs. */
  AccessLogs = "access-logs",
  /** Tracardi's generated secrets. Other ones separate every visitor from their profile. */
  Identity = "identity",
}

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
