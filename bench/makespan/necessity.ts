/**
 * What has to wait for what though no input of it comes from there, with the reason. An order that is not listed here
 * is one that we chose, and counts as a loss of time.
 */
interface Order {
  readonly first: RegExp;
  readonly then: RegExp;
  readonly reason: string;
}

const GUARD_POLICY = /:ValidatingAdmissionPolicy$/;
const GUARD = /ValidatingAdmissionPolicy(Binding)?$/;
const POD = /:(Deployment|Job)$/;

const ORDERS: readonly Order[] = [
  {
    first: /:Namespace$/,
    then: /^kubernetes:/,
    reason: "Kubernetes refuses an object whose namespace does not exist",
  },
  {
    first: /^aws:ec2\/route:Route$/,
    then: /:NatGateway$/,
    reason: "AWS refuses a NAT gateway in a subnet without a route to an internet gateway",
  },
  {
    first: /^aws:iam\/role:Role$/,
    then: /:(RolePolicy|RolePolicyAttachment)$/,
    reason: "IAM refuses a policy for a role that does not exist",
  },
  {
    first: /^aws:iam\/rolePolicy(Attachment)?:/,
    then: /:(FlowLog|Cluster|NodeClass)$/,
    reason: "AWS checks what the role may do when it takes the role over",
  },
  {
    first: /^aws:cloudwatch\/logGroup:/,
    then: /:(Cluster|Instance)$/,
    reason: "the service would make the group itself, without key and retention",
  },
  {
    first: /:LogResourcePolicy$/,
    then: /:Domain$/,
    reason: "OpenSearch refuses log groups that it may not write to",
  },
  {
    first: /^aws:eks\/cluster:/,
    then: /^aws:eks\//,
    reason: "EKS refuses what belongs to a cluster that does not exist",
  },
  {
    first: /:AccessEntry$/,
    then: /:AccessPolicyAssociation$/,
    reason: "EKS refuses a policy for a principal without an entry",
  },
  {
    first: /:(AccessEntry|AccessPolicyAssociation)$/,
    then: /:(providers:kubernetes|NodeClass)$/,
    reason: "the Kubernetes API refuses who has no access yet",
  },
  {
    first: /:AccessPolicyAssociation$/,
    then: /:AccessEntry$/,
    reason: "an administrator's access takes seconds to take effect, which the servers' own fills",
  },
  {
    first: /:VpcAttachment$/,
    then: /^aws:ec2\/route:Route$/,
    reason: "AWS refuses a route to a gateway that the VPC is not attached to",
  },
  {
    first: /:(SubnetGroup|ParameterGroup)$/,
    then: /:(ReplicationGroup|Instance)$/,
    reason: "AWS refuses a store whose groups do not exist",
  },
  {
    first: /:BucketPublicAccessBlock$/,
    then: /:BucketPolicy$/,
    reason: "S3 refuses two changes of a bucket's access at once",
  },
  {
    first: /:BucketPolicy$/,
    then: /:LoadBalancer$/,
    reason: "AWS refuses a load balancer that cannot write its access logs",
  },
  {
    first: /:NodeClass$/,
    then: /:NodePool$/,
    reason: "EKS makes no servers for a pool without its class",
  },
  {
    first: /:ConfigMapPatch$/,
    then: /:NetworkPolicy$/,
    reason: "EKS heeds no NetworkPolicy before it is switched on",
  },
  {
    first: /:NodePool$/,
    then: POD,
    reason: "pods need servers of their pool",
  },
  {
    first: /:(NetworkPolicy|SecurityGroupIngressRule|SecurityGroupEgressRule)$/,
    then: POD,
    reason:
      "a pod that starts open, or cut off from its stores, is what the order is there to prevent",
  },
  {
    first: GUARD_POLICY,
    then: /:ValidatingAdmissionPolicyBinding$/,
    reason: "a binding whose policy is missing lets everything pass",
  },
  {
    first: GUARD,
    then: POD,
    reason: "a guard judges changes alone: what is there before it goes unjudged",
  },
  {
    first: GUARD,
    then: /:(NetworkPolicy|TargetGroupBinding)$/,
    reason: "a guard that is not changed yet refuses what is new",
  },
  {
    first: /:Job$/,
    then: POD,
    reason:
      "Tracardi's API fails without its indices, and an event before them makes indices without a schema",
  },
  {
    first: /:Job$/,
    then: /:ListenerRule$/,
    reason: "before the installation anyone who reaches the GUI or the API can install",
  },
  {
    first: /:(WebAclAssociation|SecurityGroupIngressRule|SecurityGroupEgressRule)$/,
    then: /:ListenerRule$/,
    reason: "a rule that opens before its web ACL lets requests in unjudged",
  },
  {
    first: /:ListenerRule$/,
    then: /:TargetGroupBinding$/,
    reason: "AWS checks no target's health before a listener uses its group",
  },
  {
    first: /:Service$/,
    then: /:TargetGroupBinding$/,
    reason: "EKS refuses a binding to a Service that does not exist",
  },
  {
    first: /:TargetGroupBinding$/,
    then: /:Deployment$/,
    reason: "pods get their readiness gate only if the binding is there before them",
  },
];

/** Why `resource` has to wait for `other`, or undefined. */
export function necessity(
  resource: { readonly type: string },
  other: { readonly type: string },
): string | undefined {
  return ORDERS.find(({ first, then }) => first.test(other.type) && then.test(resource.type))
    ?.reason;
}
