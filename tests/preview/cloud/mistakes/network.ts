import type { Properties } from "../../../../preview/engine/wire";
import type { Cloud, Mistake } from "./mistake";

const SUBNET = "aws:ec2/subnet:Subnet";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

async function subnet(cloud: Cloud, ...blocks: string[]): Promise<void> {
  const { id: vpcId } = await cloud.vpc();
  for (const [index, cidrBlock] of blocks.entries()) {
    await cloud.make(SUBNET, { vpcId, cidrBlock }, `sub-${index}`);
  }
}

async function rules(cloud: Cloud, ...fromPorts: number[]): Promise<void> {
  const { id: securityGroupId } = await cloud.securityGroup();
  const common = { securityGroupId, ipProtocol: "udp", cidrIpv4: "0.0.0.0/0", toPort: 60000 };
  for (const [index, fromPort] of fromPorts.entries()) {
    await cloud.make(INGRESS, { ...common, fromPort }, `rule-${index}`);
  }
}

async function routes(cloud: Cloud, ...destinations: string[]): Promise<void> {
  const { id: vpcId } = await cloud.vpc();
  const { id: routeTableId } = await cloud.make("aws:ec2/routeTable:RouteTable", { vpcId });
  const { id: gatewayId } = await cloud.make("aws:ec2/internetGateway:InternetGateway", { vpcId });
  for (const [index, destinationCidrBlock] of destinations.entries()) {
    const inputs = { routeTableId, gatewayId, destinationCidrBlock };
    await cloud.make("aws:ec2/route:Route", inputs, `route-${index}`);
  }
}

/** Deletes a network with, or after, the subnet in it. */
async function deleteVpc(cloud: Cloud, withSubnet: boolean): Promise<void> {
  const vpc = await cloud.vpc();
  const inside = await cloud.make(SUBNET, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
  if (!withSubnet) await cloud.delete(inside);
  await cloud.delete(vpc);
}

/** Deletes a group that a rule of another one names, or none does. */
async function deleteGroup(cloud: Cloud, referencedSecurityGroupId: boolean): Promise<void> {
  const group = await cloud.securityGroup({}, "pods");
  const vpcId = String(group.outs.vpcId);
  const other = await cloud.make("aws:ec2/securityGroup:SecurityGroup", { vpcId }, "store");
  const peer: Properties = referencedSecurityGroupId
    ? { referencedSecurityGroupId: group.id }
    : { cidrIpv4: "10.0.0.0/16" };
  const ports = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
  await cloud.make(INGRESS, { securityGroupId: other.id, ...ports, ...peer });
  await cloud.delete(group);
}

export const networkMistakes: Mistake[] = [
  {
    what: "a network larger than AWS takes",
    report: "https://github.com/hashicorp/terraform/issues/19452",
    wrong: (cloud) => cloud.vpc("10.0.0.0/8"),
    right: (cloud) => cloud.vpc("10.0.0.0/16"),
    refused:
      /^aws:ec2\/vpc:Vpc "net": cidrBlock: InvalidVpc\.Range: The CIDR '10\.0\.0\.0\/8' is .*\/16 to \/28$/,
  },
  {
    what: "a subnet outside its network",
    report: "https://github.com/pulumi/pulumi-awsx/issues/111",
    wrong: (cloud) => subnet(cloud, "10.10.1.0/24"),
    right: (cloud) => subnet(cloud, "10.0.1.0/24"),
    refused:
      /Subnet "sub-0": cidrBlock: InvalidSubnet\.Range: The CIDR '10\.10\.1\.0\/24' is invalid; .* 10\.0\.0\.0\/16$/,
  },
  {
    what: "two subnets that overlap",
    report: "https://github.com/hashicorp/terraform/issues/33470",
    wrong: (cloud) => subnet(cloud, "10.0.0.0/20", "10.0.1.0/24"),
    right: (cloud) => subnet(cloud, "10.0.0.0/20", "10.0.16.0/24"),
    refused:
      /Subnet "sub-1": cidrBlock: InvalidSubnet\.Conflict: The CIDR '10\.0\.1\.0\/24' conflicts with another subnet: "sub-0" has 10\.0\.0\.0\/20$/,
  },
  {
    what: "a rule that is there already",
    report: "https://github.com/terraform-aws-modules/terraform-aws-security-group/issues/351",
    wrong: (cloud) => rules(cloud, 50000, 50000),
    right: (cloud) => rules(cloud, 50000, 50001),
    refused:
      /"rule-1": cidrIpv4: InvalidPermission\.Duplicate: the specified rule "peer: 0\.0\.0\.0\/0, udp, from port: 50000, to port: 60000, ALLOW" already exists$/,
  },
  {
    what: "an apostrophe in a rule's description",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/18874",
    wrong: (cloud) => cloud.securityGroup({ description: "SSH FROM CUSTOMER'S IP" }),
    right: (cloud) => cloud.securityGroup({ description: "SSH FROM CUSTOMERS IP" }),
    refused:
      /SecurityGroup "it": description: InvalidParameterValue: "SSH FROM CUSTOMER'S IP" is not allowed: AWS takes letters, digits/,
  },
  {
    what: "a description beyond ASCII",
    report: "https://github.com/hashicorp/terraform-provider-aws/pull/43854",
    wrong: (cloud) => cloud.securityGroup({ description: "セキュリティグループ" }),
    right: (cloud) => cloud.securityGroup({ description: "security group" }),
    refused:
      /SecurityGroup "it": description: InvalidParameterValue: "セキュリティグループ" is not allowed/,
  },
  {
    what: "two routes to the same network",
    report: "https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/108",
    wrong: (cloud) => routes(cloud, "0.0.0.0/0", "0.0.0.0/0"),
    right: (cloud) => routes(cloud, "0.0.0.0/0", "10.9.0.0/16"),
    refused:
      /Route "route-1": destinationCidrBlock: RouteAlreadyExists: The route identified by 0\.0\.0\.0\/0 already exists/,
  },
  {
    what: "a network deleted before what is in it",
    report: "https://github.com/pulumi-zephyr/zephyr-app/issues/9",
    wrong: (cloud) => deleteVpc(cloud, true),
    right: (cloud) => deleteVpc(cloud, false),
    refused:
      /Vpc "net": DependencyViolation: The vpc 'vpc-facade00\w+' has dependencies .*\(used by aws:ec2\/subnet:Subnet "it"\)$/,
  },
  {
    what: "a security group deleted while another one's rule names it",
    report: "https://github.com/lianghong/delete_vpc/issues/10",
    wrong: (cloud) => deleteGroup(cloud, true),
    right: (cloud) => deleteGroup(cloud, false),
    refused:
      /SecurityGroup "pods": DependencyViolation: resource sg-facade00\w+ has a dependent object/,
  },
];
