/** What AWS refuses to delete: what is protected, and what something else still uses. */
import { Properties } from "../../engine/wire";
import { CloudError } from "../refusal";
import type { Account, Thing } from "./account";
import { textsAt } from "./paths";

interface Use {
  /** What uses it: types, and the properties in which they name its id, ARN or name. */
  by: Record<string, string[]>;
  code: string;
  /** AWS's message, with {} in place of the id. */
  says: string;
  /** A property of the thing that lets AWS delete it anyway. */
  unless?: string;
}

const balancerGroups = { "aws:lb/loadBalancer:LoadBalancer": ["securityGroups"] };
const actions = ["targetGroupArn", "forward.targetGroups.arn"];
const inActions = (property: string) => actions.map((each) => `${property}.${each}`);

const USES: Record<string, Use> = {
  "aws:acm/certificate:Certificate": {
    by: { "aws:lb/listener:Listener": ["certificateArn"] },
    code: "ResourceInUseException",
    says: "Certificate {} is in use",
  },
  "aws:ec2/eip:Eip": {
    by: { "aws:ec2/natGateway:NatGateway": ["allocationId"] },
    code: "InvalidIPAddress.InUse",
    says: "The address with allocation id {} is in use and cannot be released",
  },
  "aws:ec2/internetGateway:InternetGateway": {
    by: {},
    code: "DependencyViolation",
    says: "Network of {} has some mapped public address(es). Unmap those before detaching the gateway",
  },
  "aws:ec2/routeTable:RouteTable": {
    by: { "aws:ec2/routeTableAssociation:RouteTableAssociation": ["routeTableId"] },
    code: "DependencyViolation",
    says: "The routeTable '{}' has dependencies and cannot be deleted",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    by: {
      ...balancerGroups,
      "aws:ec2/vpcEndpoint:VpcEndpoint": ["securityGroupIds"],
      "aws:eks/cluster:Cluster": ["vpcConfig.securityGroupIds"],
      "aws:elasticache/replicationGroup:ReplicationGroup": ["securityGroupIds"],
      "aws:opensearch/domain:Domain": ["vpcOptions.securityGroupIds"],
      "aws:rds/instance:Instance": ["vpcSecurityGroupIds"],
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["referencedSecurityGroupId"],
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["referencedSecurityGroupId"],
    },
    code: "DependencyViolation",
    says: "resource {} has a dependent object",
  },
  "aws:ec2/subnet:Subnet": {
    by: {
      "aws:ec2/natGateway:NatGateway": ["subnetId"],
      "aws:ec2/vpcEndpoint:VpcEndpoint": ["subnetIds"],
      "aws:ec2transitgateway/vpcAttachment:VpcAttachment": ["subnetIds"],
      "aws:eks/cluster:Cluster": ["vpcConfig.subnetIds"],
      "aws:lb/loadBalancer:LoadBalancer": ["subnets"],
      "aws:opensearch/domain:Domain": ["vpcOptions.subnetIds"],
    },
    code: "DependencyViolation",
    says: "The subnet '{}' has dependencies and cannot be deleted",
  },
  "aws:ec2/vpc:Vpc": {
    by: {
      "aws:ec2/internetGateway:InternetGateway": ["vpcId"],
      "aws:ec2/routeTable:RouteTable": ["vpcId"],
      "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
      "aws:ec2/subnet:Subnet": ["vpcId"],
      "aws:ec2/vpcEndpoint:VpcEndpoint": ["vpcId"],
      "aws:ec2transitgateway/vpcAttachment:VpcAttachment": ["vpcId"],
    },
    code: "DependencyViolation",
    says: "The vpc '{}' has dependencies and cannot be deleted",
  },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    by: { "aws:elasticache/replicationGroup:ReplicationGroup": ["parameterGroupName"] },
    code: "InvalidCacheParameterGroupState",
    says: "One or more cache clusters are still members of this parameter group {}, so the group cannot be deleted",
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    by: { "aws:elasticache/replicationGroup:ReplicationGroup": ["subnetGroupName"] },
    code: "CacheSubnetGroupInUse",
    says: "Cache subnet group {} is currently in use by a cache cluster",
  },
  "aws:iam/policy:Policy": {
    by: { "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn"] },
    code: "DeleteConflict",
    says: "Cannot delete a policy attached to entities: {}",
  },
  "aws:iam/role:Role": {
    by: {
      "aws:iam/rolePolicy:RolePolicy": ["role"],
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role"],
    },
    code: "DeleteConflict",
    says: "Cannot delete entity, must detach all policies first: {}",
  },
  "aws:lb/targetGroup:TargetGroup": {
    by: {
      "aws:lb/listener:Listener": inActions("defaultActions"),
      "aws:lb/listenerRule:ListenerRule": inActions("actions"),
    },
    code: "ResourceInUse",
    says: "Target group '{}' is currently in use by a listener or a rule",
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    by: { "aws:rds/instance:Instance": ["parameterGroupName"] },
    code: "InvalidDBParameterGroupState",
    says: "One or more database instances are still members of this parameter group {}, so the group cannot be deleted",
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    by: { "aws:rds/instance:Instance": ["dbSubnetGroupName"] },
    code: "InvalidDBSubnetGroupStateFault",
    says: "Cannot delete the subnet group '{}' because at least one database instance is still using it",
  },
  "aws:route53/zone:Zone": {
    by: { "aws:route53/record:Record": ["zoneId"] },
    code: "HostedZoneNotEmpty",
    says: "The hosted zone {} contains resource record sets and so cannot be deleted",
    unless: "forceDestroy",
  },
  "aws:wafv2/webAcl:WebAcl": {
    by: { "aws:wafv2/webAclAssociation:WebAclAssociation": ["webAclArn"] },
    code: "WAFAssociatedItemException",
    says: "AWS WAF couldn't perform the operation because your resource is being used by another resource: {}",
  },
};

/** The flags that protect from deletion, with AWS's error code and message. */
const PROTECTIONS: Record<string, [flag: string, code: string, says: string]> = {
  "aws:cloudwatch/logGroup:LogGroup": [
    "deletionProtectionEnabled",
    "ValidationException",
    "Log group {} has deletion protection enabled",
  ],
  "aws:eks/cluster:Cluster": [
    "deletionProtection",
    "InvalidRequestException",
    "Cluster {} cannot be deleted because deletion protection is enabled",
  ],
  "aws:lb/loadBalancer:LoadBalancer": [
    "enableDeletionProtection",
    "OperationNotPermitted",
    "Load balancer '{}' cannot be deleted because deletion protection is enabled",
  ],
  "aws:rds/instance:Instance": [
    "deletionProtection",
    "InvalidParameterCombination",
    "Cannot delete protected DB Instance {}, please disable deletion protection and try again",
  ],
};

/** Why the thing cannot be deleted now. */
export function deletionProblems(thing: Thing, account: Account): CloudError[] {
  const [flag, code, says] = PROTECTIONS[thing.type] ?? [];
  if (flag !== undefined && thing.inputs[flag] === true) {
    return [{ property: flag, code: code ?? "", reason: (says ?? "").replace("{}", thing.id) }];
  }
  if (thing.type === "aws:rds/instance:Instance" && lacksSnapshot(thing.inputs)) {
    const reason =
      "is required when skipFinalSnapshot is false: AWS keeps the last snapshot by this name";
    return [{ property: "finalSnapshotIdentifier", code: "InvalidParameterCombination", reason }];
  }
  const use = USES[thing.type];
  const users = use === undefined ? [] : usersOf(thing, use, account);
  if (use === undefined || users.length === 0) return [];
  if (use.unless !== undefined && thing.inputs[use.unless] === true) return [];
  const named = users.map(({ type, name }) => `${type} "${name}"`).join(", ");
  const reason = `${use.says.replace("{}", thing.id)} (used by ${named})`;
  return [{ property: "", code: use.code, reason }];
}

function lacksSnapshot(inputs: Properties): boolean {
  return inputs.skipFinalSnapshot !== true && inputs.finalSnapshotIdentifier === undefined;
}

function usersOf(thing: Thing, use: Use, account: Account): Thing[] {
  if (thing.type === "aws:ec2/internetGateway:InternetGateway") return publicThings(thing, account);
  const names = new Set([
    thing.id,
    ...textsAt(thing.computed, "arn"),
    ...textsAt(thing.inputs, "name"),
  ]);
  return account.all().filter((other) => {
    // A group's own rules are deleted with it.
    if (textsAt(other.inputs, "securityGroupId").includes(thing.id)) return false;
    const paths = use.by[other.type] ?? [];
    return paths.some((path) => textsAt(other.inputs, path).some((each) => names.has(each)));
  });
}

/** Things with a public address in the network of an internet gateway. */
function publicThings(gateway: Thing, account: Account): Thing[] {
  const vpcs = textsAt(gateway.inputs, "vpcId");
  const subnets = account
    .ofType("aws:ec2/subnet:Subnet")
    .filter(({ inputs }) => textsAt(inputs, "vpcId").some((each) => vpcs.includes(each)))
    .map(({ id }) => id);
  return account.all().filter(({ type, inputs }) => {
    const isPublic =
      (type === "aws:ec2/natGateway:NatGateway" && inputs.connectivityType !== "private") ||
      (type === "aws:lb/loadBalancer:LoadBalancer" && inputs.internal !== true);
    const places = [...textsAt(inputs, "subnetId"), ...textsAt(inputs, "subnets")];
    return isPublic && places.some((each) => subnets.includes(each));
  });
}
