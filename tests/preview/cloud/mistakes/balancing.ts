import type { Properties } from "../../../../preview/engine/wire";
import type { Cloud, Mistake } from "./mistake";

const answer = [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }];

async function inZones(cloud: Cloud, zones: string): Promise<void> {
  const subnets = await cloud.subnets(zones);
  await cloud.make("aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets });
}

async function listeners(cloud: Cloud, ...each: Properties[]): Promise<string[]> {
  const { id: loadBalancerArn } = await cloud.loadBalancer();
  const made = [];
  for (const [index, inputs] of each.entries()) {
    const common = { loadBalancerArn, defaultActions: answer };
    const type = "aws:lb/listener:Listener";
    made.push(await cloud.make(type, { ...common, ...inputs }, `listener-${index}`));
  }
  return made.map(({ id }) => id);
}

async function ruleWith(cloud: Cloud, ...priorities: number[]): Promise<void> {
  const [listenerArn] = await listeners(cloud, { port: 80, protocol: "HTTP" });
  const conditions = [{ pathPattern: { values: ["/track"] } }];
  for (const [index, priority] of priorities.entries()) {
    const inputs = { listenerArn, priority, conditions, actions: answer };
    await cloud.make("aws:lb/listenerRule:ListenerRule", inputs, `rule-${index}`);
  }
}

async function https(cloud: Cloud, withCertificate: boolean): Promise<void> {
  const { id: certificateArn } = await cloud.make("aws:acm/certificate:Certificate", {
    domainName: "a.example.com",
  });
  const secure = { port: 443, protocol: "HTTPS" };
  await listeners(cloud, withCertificate ? { ...secure, certificateArn } : secure);
}

async function deleteTargets(cloud: Cloud, used: boolean): Promise<void> {
  const targets = await cloud.make("aws:lb/targetGroup:TargetGroup", {
    ...{ port: 8080, protocol: "HTTP", targetType: "ip" },
    vpcId: (await cloud.vpc("10.1.0.0/16")).id,
  });
  const forward = [{ type: "forward", targetGroupArn: targets.id }];
  const plain = { port: 80, protocol: "HTTP" };
  await listeners(cloud, used ? { ...plain, defaultActions: forward } : plain);
  await cloud.delete(targets);
}

async function deleteAcl(cloud: Cloud, associated: boolean): Promise<void> {
  const metrics = {
    metricName: "it",
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
  };
  const acl = await cloud.make("aws:wafv2/webAcl:WebAcl", {
    ...{ scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig: metrics },
  });
  const { id: resourceArn } = await cloud.loadBalancer();
  const inputs = { resourceArn, webAclArn: String(acl.outs.arn) };
  const type = "aws:wafv2/webAclAssociation:WebAclAssociation";
  const association = await cloud.make(type, inputs, "front");
  if (!associated) await cloud.delete(association);
  await cloud.delete(acl);
}

export const balancingMistakes: Mistake[] = [
  {
    what: "a load balancer's name of 33 characters",
    report: "https://github.com/aws-cloudformation/cfn-lint/issues/3259",
    wrong: (cloud) => cloud.loadBalancer({ name: "x".repeat(33) }),
    right: (cloud) => cloud.loadBalancer({ name: "x".repeat(32) }),
    refused:
      /^aws:lb\/loadBalancer:LoadBalancer "it": name: ValidationError: "x{33}" is not allowed: AWS takes 1 to 32 characters$/,
  },
  {
    what: "a load balancer's name that AWS reserves",
    report: "https://github.com/terraform-linters/tflint-ruleset-aws/issues/353",
    wrong: (cloud) => cloud.loadBalancer({ name: "internal-app-ALB" }),
    right: (cloud) => cloud.loadBalancer({ name: "internals-app-ALB" }),
    refused:
      /LoadBalancer "it": name: ValidationError: "internal-app-ALB" is not allowed: .*no start with "internal-"$/,
  },
  {
    what: "a load balancer in one zone",
    report: "https://github.com/aws-samples/aws-cdk-examples/issues/226",
    wrong: (cloud) => inZones(cloud, "a"),
    right: (cloud) => inZones(cloud, "ab"),
    refused:
      /LoadBalancer "it": subnets: ValidationError: At least two subnets in two different Availability Zones/,
  },
  {
    what: "a load balancer with two subnets of one zone",
    report: "https://github.com/robertdebock/terraform-aws-vault/issues/5",
    wrong: (cloud) => inZones(cloud, "aab"),
    right: (cloud) => inZones(cloud, "abc"),
    refused:
      /subnets: InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone: eu-west-1a, eu-west-1a, eu-west-1b$/,
  },
  {
    what: "two rules of one priority",
    report: "https://github.com/hashicorp/terraform/issues/24239",
    wrong: (cloud) => ruleWith(cloud, 10, 10),
    right: (cloud) => ruleWith(cloud, 10, 11),
    refused: /ListenerRule "rule-1": priority: PriorityInUse: Priority '10' is currently in use$/,
  },
  {
    what: "HTTPS without a certificate",
    report: "https://github.com/pulumi/pulumi/issues/15712",
    wrong: (cloud) => https(cloud, false),
    right: (cloud) => https(cloud, true),
    refused:
      /Listener "listener-0": certificateArn: ValidationError: A certificate must be specified for HTTPS listeners$/,
  },
  {
    what: "two listeners on one port",
    report: "https://github.com/hashicorp/terraform/issues/26407",
    wrong: (cloud) =>
      listeners(cloud, { port: 80, protocol: "HTTP" }, { port: 80, protocol: "HTTP" }),
    right: (cloud) =>
      listeners(cloud, { port: 80, protocol: "HTTP" }, { port: 81, protocol: "HTTP" }),
    refused: /Listener "listener-1": port: DuplicateListener: A listener already exists on port 80/,
  },
  {
    what: "a target group deleted while a listener forwards to it",
    report: "https://github.com/pulumi/pulumi/issues/5900",
    wrong: (cloud) => deleteTargets(cloud, true),
    right: (cloud) => deleteTargets(cloud, false),
    refused:
      /TargetGroup "it": ResourceInUse: Target group '.*' is currently in use by a listener or a rule/,
  },
  {
    what: "a web ACL deleted while it is associated",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/37229",
    wrong: (cloud) => deleteAcl(cloud, true),
    right: (cloud) => deleteAcl(cloud, false),
    refused: /WebAcl "it": WAFAssociatedItemException: AWS WAF couldn't perform .* "front"\)$/,
  },
  {
    what: "a protected load balancer deleted",
    report: "https://github.com/rebuy-de/aws-nuke/issues/1240",
    wrong: async (cloud) =>
      cloud.delete(await cloud.loadBalancer({ enableDeletionProtection: true })),
    right: async (cloud) =>
      cloud.delete(await cloud.loadBalancer({ enableDeletionProtection: false })),
    refused:
      /LoadBalancer "it": enableDeletionProtection: OperationNotPermitted: Load balancer '.*' cannot be deleted because deletion protection is enabled$/,
  },
];
