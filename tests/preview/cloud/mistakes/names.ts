import type { Cloud, Made, Mistake } from "./mistake";

const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const ROLE = "aws:iam/role:Role";

const logs = (cloud: Cloud, retentionInDays: number): Promise<Made> =>
  cloud.make(LOGS, { name: "/shop", retentionInDays });

async function logGroups(cloud: Cloud, ...names: string[]): Promise<void> {
  for (const [index, name] of names.entries()) await cloud.make(LOGS, { name }, `logs-${index}`);
}

async function roles(cloud: Cloud, ...names: string[]): Promise<void> {
  const assumeRolePolicy = '{"Version":"2012-10-17","Statement":[]}';
  for (const [index, name] of names.entries()) {
    await cloud.make(ROLE, { name, assumeRolePolicy }, `role-${index}`);
  }
}

async function deleteRole(cloud: Cloud, attached: boolean): Promise<void> {
  const role = await cloud.role();
  const policyArn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";
  const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
  const attachment = await cloud.make(type, { role: role.id, policyArn });
  if (!attached) await cloud.delete(attachment);
  await cloud.delete(role);
}

async function records(cloud: Cloud, ...names: string[]): Promise<void> {
  const { id: zoneId } = await cloud.make("aws:route53/zone:Zone", { name: "example.com" });
  for (const [index, name] of names.entries()) {
    const inputs = { zoneId, name, type: "A", ttl: 60, records: ["192.0.2.1"] };
    await cloud.make("aws:route53/record:Record", inputs, `record-${index}`);
  }
}

export const nameMistakes: Mistake[] = [
  {
    what: "a role's name of 65 characters",
    report: "https://github.com/GSA/terraform-kubernetes-aws-load-balancer-controller/pull/10",
    wrong: (cloud) => cloud.role("x".repeat(65)),
    right: (cloud) => cloud.role("x".repeat(64)),
    refused:
      /^aws:iam\/role:Role "x+": name: ValidationError: "x{65}" is not allowed: AWS takes 1 to 64 characters$/,
  },
  {
    what: "two roles of one name",
    report: "https://github.com/hashicorp/terraform/issues/20394",
    wrong: (cloud) => roles(cloud, "flow-logs", "flow-logs"),
    right: (cloud) => roles(cloud, "flow-logs", "flow-logs-2"),
    refused: /Role "role-1": name: EntityAlreadyExists: Role with name flow-logs already exists$/,
  },
  {
    what: "a role deleted with a policy attached",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/40059",
    wrong: (cloud) => deleteRole(cloud, true),
    right: (cloud) => deleteRole(cloud, false),
    refused: /Role "eks": DeleteConflict: Cannot delete entity, must detach all policies first/,
  },
  {
    what: "a retention that CloudWatch does not have",
    report: "https://github.com/aws/aws-cdk/issues/1343",
    wrong: (cloud) => logs(cloud, 730),
    right: (cloud) => logs(cloud, 731),
    refused:
      /LogGroup "it": retentionInDays: InvalidParameterException: 730 is not allowed: AWS takes one of 1, 3, .*, 731, /,
  },
  {
    what: "the log group that a cluster has made already",
    report: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2446",
    wrong: (cloud) => logGroups(cloud, "/aws/eks/shop/cluster", "/aws/eks/shop/cluster"),
    right: (cloud) => logGroups(cloud, "/aws/eks/shop/cluster", "/aws/eks/shop-2/cluster"),
    refused:
      /LogGroup "logs-1": name: ResourceAlreadyExistsException: The specified log group already exists: \/aws\/eks\/shop\/cluster$/,
  },
  {
    what: "two records of one name and type",
    report: "https://github.com/kinvolk-archives/lokomotive-kubernetes/issues/181",
    wrong: (cloud) => records(cloud, "a.example.com", "a.example.com"),
    right: (cloud) => records(cloud, "a.example.com", "b.example.com"),
    refused:
      /Record "record-1": name: InvalidChangeBatch: Tried to create resource record set \[name='a\.example\.com', type='A'\] but it already exists$/,
  },
];
