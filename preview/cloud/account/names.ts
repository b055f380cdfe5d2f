/** What must be unique: a name in a region, a port of a load balancer, an address of a gateway. */
import { isUnknown } from "../../engine/wire";
import { CloudError } from "../refusal";
import type { Account, Thing } from "./account";
import { valuesAt } from "./paths";

interface Unique {
  /** Properties that together must be unique; nothing is compared if the first is not set. */
  by: string[];
  code: string;
  /** AWS's message, with {0}, {1} … in place of the values. */
  says: string;
  /** Unique across all regions. */
  global?: boolean;
  unless?: string;
}

const UNIQUE: Record<string, Unique[]> = {
  "aws:cloudwatch/logGroup:LogGroup": [
    {
      by: ["name"],
      code: "ResourceAlreadyExistsException",
      says: "The specified log group already exists: {0}",
    },
  ],
  "aws:ec2/internetGateway:InternetGateway": [
    {
      by: ["vpcId"],
      code: "InvalidParameterValue",
      says: "Network {0} already has an internet gateway attached",
    },
  ],
  "aws:ec2/natGateway:NatGateway": [
    {
      by: ["allocationId"],
      code: "Resource.AlreadyAssociated",
      says: "Elastic IP address [{0}] is already associated",
    },
  ],
  "aws:ec2/route:Route": [
    {
      by: ["destinationCidrBlock", "routeTableId"],
      code: "RouteAlreadyExists",
      says: "The route identified by {0} already exists in route table {1}",
    },
  ],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": [
    {
      by: ["subnetId"],
      code: "Resource.AlreadyAssociated",
      says: "the specified association for subnet {0} conflicts with an existing association",
    },
  ],
  "aws:ec2/securityGroup:SecurityGroup": [
    {
      by: ["name", "vpcId"],
      code: "InvalidGroup.Duplicate",
      says: "The security group '{0}' already exists for VPC '{1}'",
    },
  ],
  "aws:eks/accessEntry:AccessEntry": [
    {
      by: ["principalArn", "clusterName"],
      code: "ResourceInUseException",
      says: "The specified access entry resource is already in use on this cluster: {0}",
    },
  ],
  "aws:eks/addon:Addon": [
    {
      by: ["addonName", "clusterName"],
      code: "ResourceInUseException",
      says: "Addon already exists: {0} on cluster {1}",
    },
  ],
  "aws:eks/cluster:Cluster": [
    {
      by: ["name"],
      code: "ResourceInUseException",
      says: "Cluster already exists with name: {0}",
    },
  ],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": [
    {
      by: ["serviceAccount", "namespace", "clusterName"],
      code: "ResourceInUseException",
      says: "Association already exists for service account {0} in namespace {1} of cluster {2}",
    },
  ],
  "aws:elasticache/parameterGroup:ParameterGroup": [
    {
      by: ["name"],
      code: "CacheParameterGroupAlreadyExists",
      says: "Cache parameter group {0} already exists",
    },
  ],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    {
      by: ["replicationGroupId"],
      code: "ReplicationGroupAlreadyExists",
      says: "Replication group {0} already exists",
    },
  ],
  "aws:elasticache/subnetGroup:SubnetGroup": [
    {
      by: ["name"],
      code: "CacheSubnetGroupAlreadyExists",
      says: "Cache subnet group {0} already exists",
    },
  ],
  "aws:iam/policy:Policy": [
    {
      by: ["name"],
      code: "EntityAlreadyExists",
      says: "A policy called {0} already exists. Duplicate names are not allowed",
      global: true,
    },
  ],
  "aws:iam/role:Role": [
    {
      by: ["name"],
      code: "EntityAlreadyExists",
      says: "Role with name {0} already exists",
      global: true,
    },
  ],
  "aws:lb/listener:Listener": [
    {
      by: ["port", "loadBalancerArn"],
      code: "DuplicateListener",
      says: "A listener already exists on port {0} for load balancer {1}",
    },
  ],
  "aws:lb/listenerRule:ListenerRule": [
    {
      by: ["priority", "listenerArn"],
      code: "PriorityInUse",
      says: "Priority '{0}' is currently in use",
    },
  ],
  "aws:lb/loadBalancer:LoadBalancer": [
    {
      by: ["name"],
      code: "DuplicateLoadBalancerName",
      says: "A load balancer with the same name '{0}' exists, but with different settings",
    },
  ],
  "aws:lb/targetGroup:TargetGroup": [
    {
      by: ["name"],
      code: "DuplicateTargetGroupName",
      says: "A target group with the same name '{0}' exists, but with different settings",
    },
  ],
  "aws:opensearch/domain:Domain": [
    {
      by: ["domainName"],
      code: "ResourceAlreadyExistsException",
      says: "Domain {0} already exists",
    },
  ],
  "aws:rds/instance:Instance": [
    { by: ["identifier"], code: "DBInstanceAlreadyExists", says: "DB instance {0} already exists" },
  ],
  "aws:rds/parameterGroup:ParameterGroup": [
    {
      by: ["name"],
      code: "DBParameterGroupAlreadyExists",
      says: "Parameter group {0} already exists",
    },
  ],
  "aws:rds/subnetGroup:SubnetGroup": [
    {
      by: ["name"],
      code: "DBSubnetGroupAlreadyExists",
      says: "The DB subnet group '{0}' already exists",
    },
  ],
  "aws:route53/record:Record": [
    {
      by: ["name", "type", "zoneId", "setIdentifier"],
      code: "InvalidChangeBatch",
      says: "Tried to create resource record set [name='{0}', type='{1}'] but it already exists",
      unless: "allowOverwrite",
      global: true,
    },
  ],
  "aws:s3/bucket:Bucket": [
    {
      by: ["bucket"],
      code: "BucketAlreadyOwnedByYou",
      says: "Your previous request to create the named bucket {0} succeeded and you already own it",
      global: true,
    },
  ],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule(),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule(),
  "aws:wafv2/webAcl:WebAcl": [
    {
      by: ["name", "scope"],
      code: "WAFDuplicateItemException",
      says: "AWS WAF could not perform the operation because some resource in your request is a duplicate of an existing one: {0}",
    },
  ],
};

/** A security group rule is a duplicate if it allows the same, whatever its description. */
function rule(): Unique[] {
  const peers = ["cidrIpv4", "referencedSecurityGroupId", "cidrIpv6", "prefixListId"];
  return peers.map((peer) => ({
    by: [peer, "ipProtocol", "fromPort", "toPort", "securityGroupId"],
    code: "InvalidPermission.Duplicate",
    says: 'the specified rule "peer: {0}, {1}, from port: {2}, to port: {3}, ALLOW" already exists',
  }));
}

/** Errors for the thing's names and places that another thing already has. */
export function takenNames(thing: Thing, account: Account): CloudError[] {
  return (UNIQUE[thing.type] ?? []).flatMap((unique) => {
    const mine = values(thing, unique);
    const excused = unique.unless !== undefined && thing.inputs[unique.unless] === true;
    if (mine === undefined || mine[0] === "" || excused) return [];
    const taken = account
      .ofType(thing.type)
      .some(
        (other) =>
          (other.id !== thing.id || other.urn !== thing.urn) &&
          (unique.global === true || other.region === thing.region) &&
          values(other, unique)?.every((each, index) => isSame(each, mine[index] ?? "")),
      );
    const reason = unique.says.replace(/\{(\d)\}/g, (_, place) => mine[Number(place)] ?? "");
    return taken ? [{ property: unique.by[0] ?? "", code: unique.code, reason }] : [];
  });
}

/** "" for a property that is not given; undefined if one is unknown, because it may differ from all others. */
function values({ inputs }: Thing, { by }: Unique): string[] | undefined {
  const found = by.map((path) => valuesAt(inputs, path)[0] ?? "");
  return found.some(isUnknown) ? undefined : found.map(String);
}

/** AWS ignores case in most names. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
