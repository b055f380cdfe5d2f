/**
 * The properties whose change replaces a resource: those that CloudFormation's registry allows only on creation, and
 * the differences of the real provider. Checked with `terraform plan` of hashicorp/aws 5.100.0; @pulumi/aws 7 bridges a
 * successor of it.
 */
import { Properties } from "../../engine/wire";
import { usual } from "../account/account";
import { textsAt, valuesAt } from "../account/paths";
import { createOnly } from "./constraints";

interface Difference {
  /** Replaces in the provider, but not in the registry. */
  also?: string[];
  /** Changed in place by the provider, but not in the registry. */
  inPlace?: string[];
}

const ALL_OF_RULE = ["cidrIpv4", "cidrIpv6", "fromPort", "ipProtocol", "prefixListId", "toPort"];
const RULE = { inPlace: [...ALL_OF_RULE, "referencedSecurityGroupId"] };

const OF_ZONE = { also: ["vpcId", "zoneId"] };
const OF_BUCKET = { also: ["bucket"] };

const DIFFERENCES: Record<string, Difference> = {
  "aws:acm/certificate:Certificate": { also: ["validationMethod"] },
  "aws:acm/certificateValidation:CertificateValidation": {
    also: ["certificateArn", "validationRecordFqdns"],
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { also: ["vpcId"] },
  "aws:ec2/eip:Eip": { also: ["domain"] },
  "aws:ec2/flowLog:FlowLog": { also: ["iamRoleArn", "vpcId"] },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { inPlace: ["routeTableId"] },
  "aws:ec2/vpc:Vpc": { also: ["instanceTenancy"] },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": { inPlace: ["subnetIds"] },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    also: ["accessScope", "clusterName", "policyArn", "principalArn"],
  },
  "aws:eks/cluster:Cluster": { inPlace: ["encryptionConfig"] },
  "aws:elasticache/parameterGroup:ParameterGroup": { also: ["description", "name"] },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { also: ["policyArn", "role"] },
  "aws:kms/key:Key": { also: ["customerMasterKeySpec", "keyUsage"] },
  "aws:opensearch/domain:Domain": { also: ["encryptAtRest.kmsKeyId"] },
  "aws:rds/instance:Instance": {
    also: ["availabilityZone", "engine"],
    inPlace: ["dbSubnetGroupName", "identifier"],
  },
  "aws:route53/record:Record": { also: ["name"] },
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": OF_ZONE,
  "aws:route53/zoneAssociation:ZoneAssociation": OF_ZONE,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": OF_BUCKET,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": OF_BUCKET,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": OF_BUCKET,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    OF_BUCKET,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": RULE,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": RULE,
};

/** Replacements that depend on the old and the new values. */
const CONDITIONAL: Record<string, (olds: Properties, news: Properties) => string[]> = {
  "aws:elasticache/replicationGroup:ReplicationGroup"(olds, news) {
    const [before, after] = [textsAt(olds, "engine")[0], textsAt(news, "engine")[0]];
    const engine = before === "valkey" && after !== "valkey" ? ["engine"] : [];
    return [...engine, ...(isOlder(olds, news) ? ["engineVersion"] : [])];
  },
  // A key for secrets can be added but not removed.
  "aws:eks/cluster:Cluster": (olds, news) =>
    valuesAt(olds, "encryptionConfig").length > 0 && valuesAt(news, "encryptionConfig").length === 0
      ? ["encryptionConfig"]
      : [],
  "aws:opensearch/domain:Domain"(olds, news) {
    const changed = (path: string) => given(olds, path) !== given(news, path);
    return [
      ...(isOlder(olds, news) ? ["engineVersion"] : []),
      // A domain cannot move into a VPC or out of it.
      ...(changed("vpcOptions") ? ["vpcOptions"] : []),
      ...switchedOff(olds, news, "advancedSecurityOptions.enabled"),
      ...switchedOff(olds, news, "encryptAtRest.enabled"),
      ...switchedOff(olds, news, "nodeToNodeEncryption.enabled"),
    ];
  },
};

/** Paths of the properties whose change replaces the resource, given its old and new properties. */
export function replacingPaths(type: string, olds: Properties, news: Properties): string[] {
  const known = usual(type);
  const { also = [], inPlace = [] } = DIFFERENCES[known] ?? {};
  const fixed = createOnly(type).filter((path) => !inPlace.includes(path));
  return [...new Set([...fixed, ...also, ...(CONDITIONAL[known]?.(olds, news) ?? [])])];
}

const given = (properties: Properties, path: string): boolean =>
  valuesAt(properties, path).length > 0;

function switchedOff(olds: Properties, news: Properties, path: string): string[] {
  const wasOn = String(valuesAt(olds, path)[0]) === "true";
  return wasOn && String(valuesAt(news, path)[0]) === "false" ? [path] : [];
}

/** True if the engine's version goes down, which AWS supports for no store. */
function isOlder(olds: Properties, news: Properties): boolean {
  const version = (properties: Properties) =>
    (textsAt(properties, "engineVersion")[0] ?? "").split(/[_.]/).slice(-2).map(Number);
  const [[major = 0, minor = 0], [newMajor = 0, newMinor = 0]] = [version(olds), version(news)];
  return textsAt(news, "engineVersion").length > 0 && (newMajor - major || newMinor - minor) < 0;
}
