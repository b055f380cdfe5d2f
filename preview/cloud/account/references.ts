/** Checks that what a resource refers to exists. */
import { Properties, WireValue, isObject, isUnknown, unwrap } from "../../engine/wire";
import { MARK, MARK_DIGITS } from "../package";
import { CloudError } from "../refusal";
import type { Account, Thing } from "./account";

/** By the name of the referring property: AWS's error code and its message, with {} in place of the value. */
const REFERENCES: Record<string, [code: string, says: string]> = {
  allocationId: ["InvalidAllocationID.NotFound", "The allocation ID '{}' does not exist"],
  certificateArn: ["CertificateNotFound", "Certificate ARN '{}' not found"],
  cloudwatchLogGroupArn: [
    "ResourceNotFoundException",
    "The CloudWatch log group {} does not exist",
  ],
  clusterName: ["ResourceNotFoundException", "No cluster found for name: {}"],
  dbSubnetGroupName: ["DBSubnetGroupNotFoundFault", "DB subnet group '{}' does not exist"],
  gatewayId: ["InvalidGatewayID.NotFound", "The gateway ID '{}' does not exist"],
  iamRoleArn: ["InvalidParameter", "The role {} does not exist"],
  keyArn: ["NotFoundException", "Key '{}' does not exist"],
  kmsKeyId: ["NotFoundException", "Key '{}' does not exist"],
  listenerArn: ["ListenerNotFound", "Listener '{}' not found"],
  loadBalancerArn: ["LoadBalancerNotFound", "Load balancer '{}' not found"],
  natGatewayId: ["InvalidNatGatewayID.NotFound", "The natGateway ID '{}' does not exist"],
  nodeRoleArn: ["InvalidParameterException", "Role {} does not exist"],
  parameterGroupName: ["ParameterGroupNotFound", "Parameter group {} not found"],
  principalArn: [
    "InvalidParameterException",
    "The specified principalArn is invalid: {} does not exist",
  ],
  referencedSecurityGroupId: ["InvalidGroup.NotFound", "The security group '{}' does not exist"],
  roleArn: ["InvalidParameterException", "Role {} does not exist"],
  routeTableId: ["InvalidRouteTableID.NotFound", "The routeTable ID '{}' does not exist"],
  routeTableIds: ["InvalidRouteTableId.NotFound", "The routeTable ID '{}' does not exist"],
  securityGroupId: ["InvalidGroup.NotFound", "The security group '{}' does not exist"],
  securityGroupIds: ["InvalidGroup.NotFound", "The security group '{}' does not exist"],
  securityGroups: ["InvalidSecurityGroup", "Security group '{}' does not exist"],
  subnetGroupName: ["CacheSubnetGroupNotFoundFault", "Cache subnet group '{}' does not exist"],
  subnetId: ["InvalidSubnetID.NotFound", "The subnet ID '{}' does not exist"],
  subnetIds: ["InvalidSubnetID.NotFound", "The subnet ID '{}' does not exist"],
  subnets: ["SubnetNotFound", "The subnet ID '{}' does not exist"],
  targetGroupArn: ["TargetGroupNotFound", "Target group '{}' not found"],
  vpcId: ["InvalidVpcID.NotFound", "The vpc ID '{}' does not exist"],
  vpcSecurityGroupIds: ["InvalidParameterValue", "Security group {} does not exist"],
  webAclArn: [
    "WAFNonexistentItemException",
    "AWS WAF couldn't perform the operation because your resource doesn't exist: {}",
  ],
};

/** References of single types, because the property has another meaning in other types. */
const IN_TYPE: Record<string, Record<string, [code: string, says: string]>> = {
  "aws:iam/rolePolicy:RolePolicy": role(),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": role(),
  "aws:lb/loadBalancer:LoadBalancer": bucket("InvalidConfigurationRequest"),
  "aws:route53/record:Record": {
    zoneId: ["NoSuchHostedZone", "No hosted zone found with ID: {}"],
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucket("NoSuchBucket"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucket("NoSuchBucket"),
  "aws:s3/bucketPolicy:BucketPolicy": bucket("NoSuchBucket"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucket("NoSuchBucket"),
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    resourceArn: [
      "WAFNonexistentItemException",
      "AWS WAF couldn't perform the operation because your resource doesn't exist: {}",
    ],
  },
};

function role(): Record<string, [string, string]> {
  return { role: ["NoSuchEntity", "The role with name {} cannot be found"] };
}
function bucket(code: string): Record<string, [string, string]> {
  return { bucket: [code, "The specified bucket does not exist: {}"] };
}

/** Errors for the thing's references to what does not exist. */
export function danglingReferences(thing: Thing, account: Account): CloudError[] {
  const own = IN_TYPE[thing.type] ?? {};
  return [...references(thing.inputs, "")].flatMap(({ name, path, value }) => {
    const [code, says] = own[name] ?? REFERENCES[name] ?? [];
    if (code === undefined || says === undefined || isForeign(value, account)) return [];
    if (account.knows(value)) return [];
    return [{ property: path, code, reason: says.replace("{}", value) }];
  });
}

/** True for a reference to something that was not made here but may exist in a real account. */
function isForeign(value: string, account: Account): boolean {
  if (value.startsWith("alias/") || value.startsWith("default.")) return true;
  const isMadeUp = [MARK, MARK_DIGITS].some((each) => value.toLowerCase().includes(each));
  return !account.closed && !isMadeUp;
}

interface Reference {
  /** The name of the property that holds it, and its whole path. */
  name: string;
  path: string;
  value: string;
}

function* references(given: Properties, place: string): Generator<Reference> {
  for (const [name, value] of Object.entries(given)) {
    const path = place === "" ? name : `${place}.${name}`;
    yield* within(name, path, value);
  }
}

function* within(name: string, path: string, value: WireValue): Generator<Reference> {
  const plain = unwrap(value);
  if (typeof plain === "string" && plain !== "" && !isUnknown(plain)) {
    yield { name, path, value: plain };
  } else if (Array.isArray(plain)) {
    for (const [index, each] of plain.entries()) yield* within(name, `${path}[${index}]`, each);
  } else if (isObject(plain)) {
    yield* references(plain, path);
  }
}
