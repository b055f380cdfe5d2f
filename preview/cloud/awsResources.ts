/**
 * What AWS would compute, by resource type: the one place for it.
 *
 * Only what a program of a stack like ours reads is here; a property that is missing stays unknown in a
 * preview. Names of properties are those of `@pulumi/aws` 7.48.
 */
import { Properties, Value } from "../engine/wire";
import {
  ACCOUNT,
  ADDRESSES,
  MARK,
  Subject,
  digits,
  list,
  markedDigits,
  text,
  uuid,
} from "./package";

interface AwsType {
  /** Where AWS generates a name from the resource's, the property and its greatest length. */
  autoname?: [property: string, greatest: number];
  /** The start of the id (`vpc` for `vpc-…`) or the whole; without it the id is the ARN. */
  id?: string | ((subject: Subject) => string);
  /** Service and resource part of the ARN, where the type has one. */
  arn?: (subject: Subject) => string;
  computed?: (subject: Subject) => Properties;
  replacedBy?: string[];
}

/** A simulated id such as `vpc-facade00123456789`, for a resource's URN or a function's arguments. */
export function awsId(prefix: string, seed: string): string {
  return `${prefix}-${markedDigits(seed, 17)}`;
}

export function zoneId(seed: string): string {
  return `Z${markedDigits(seed, 20).toUpperCase()}`;
}

export function arn(service: string, resource: string, region: string): string {
  return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** The ARN of something in a VPC, by the kind in the ARN and in the id. */
const ec2Arn = (kind: string, prefix: string) => (subject: Subject) =>
  arn("ec2", `${kind}/${awsId(prefix, subject.urn)}`, subject.region);

function host(subject: Subject, service: string): string {
  return `${MARK}-${digits(subject.urn, 8)}.${subject.region}.${service}.invalid`;
}

function address(subject: Subject): string {
  return `${ADDRESSES}.${(parseInt(digits(subject.urn, 4), 16) % 253) + 1}`;
}

const named = (property: string) => (subject: Subject) =>
  text(subject.inputs[property]) ?? `${subject.name}-${MARK}`;
const name = named("name");

/** The part of a load balancing ARN that metrics use. */
const arnSuffix = (kind: string) => (subject: Subject) =>
  `${kind}/${name(subject)}/${markedDigits(subject.urn, 16)}`;
const balancing = (kind: string) => (subject: Subject) =>
  arn("elasticloadbalancing", arnSuffix(kind)(subject), subject.region);

/** One DNS record for each name of a certificate, as ACM asks for. */
function validationOptions(subject: Subject): Value {
  const names = [subject.inputs.domainName, ...list(subject.inputs.subjectAlternativeNames)];
  const known = [...new Set(names.map(text).filter((each) => each !== undefined))];
  return known.map((domainName) => ({
    domainName,
    resourceRecordName: `_${MARK}.${domainName.replace(/^\*\./, "")}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${MARK}.acm-validations.invalid.`,
  }));
}

const TYPES: Record<string, AwsType> = {
  "aws:acm/certificate:Certificate": {
    arn: (subject) => arn("acm", `certificate/${uuid(subject.urn)}`, subject.region),
    computed: (subject) => ({ domainValidationOptions: validationOptions(subject) }),
  },
  "aws:acm/certificateValidation:CertificateValidation": { id: "validation" },
  "aws:cloudwatch/logGroup:LogGroup": {
    autoname: ["name", 512],
    id: name,
    arn: (subject) => arn("logs", `log-group:${name(subject)}`, subject.region),
  },
  "aws:ec2/eip:Eip": {
    id: "eipalloc",
    computed: (subject) => ({
      allocationId: awsId("eipalloc", subject.urn),
      publicIp: address(subject),
    }),
  },
  "aws:ec2/flowLog:FlowLog": { id: "fl" },
  "aws:ec2/internetGateway:InternetGateway": { id: "igw" },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat",
    computed: (subject) => ({
      publicIp: address(subject),
      networkInterfaceId: awsId("eni", subject.urn),
    }),
  },
  "aws:ec2/routeTable:RouteTable": { id: "rtb" },
  "aws:ec2/securityGroup:SecurityGroup": {
    autoname: ["name", 255],
    id: "sg",
    arn: ec2Arn("security-group", "sg"),
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet",
    arn: ec2Arn("subnet", "subnet"),
  },
  "aws:ec2/vpc:Vpc": {
    id: "vpc",
    arn: ec2Arn("vpc", "vpc"),
    computed: (subject) => ({
      defaultNetworkAclId: awsId("acl", subject.urn),
      defaultRouteTableId: awsId("rtb", subject.urn),
      defaultSecurityGroupId: awsId("sg", subject.urn),
      mainRouteTableId: awsId("rtb", subject.urn),
    }),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce",
    computed: (subject) => ({ prefixListId: awsId("pl", subject.urn) }),
  },
  "aws:eks/cluster:Cluster": {
    autoname: ["name", 100],
    id: name,
    arn: (subject) => arn("eks", `cluster/${name(subject)}`, subject.region),
    computed: (subject) => ({
      certificateAuthority: { data: Buffer.from(`${MARK} certificate`).toString("base64") },
      endpoint: `https://${host(subject, "eks")}`,
      identities: [{ oidcs: [{ issuer: `https://${host(subject, "oidc-eks")}` }] }],
      vpcConfig: {
        clusterSecurityGroupId: awsId("sg", subject.urn),
        vpcId: awsId("vpc", subject.urn),
      },
    }),
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    autoname: ["replicationGroupId", 40],
    id: named("replicationGroupId"),
    arn: (subject) =>
      arn(
        "elasticache",
        `replicationgroup:${named("replicationGroupId")(subject)}`,
        subject.region,
      ),
    computed: (subject) => ({
      primaryEndpointAddress: `primary.${host(subject, "cache")}`,
      readerEndpointAddress: `replica.${host(subject, "cache")}`,
      port: 6379,
    }),
  },
  "aws:elasticache/subnetGroup:SubnetGroup": { autoname: ["name", 255], id: name },
  "aws:iam/role:Role": {
    autoname: ["name", 64],
    id: name,
    arn: (subject) => arn("iam", `role/${name(subject)}`, ""),
    computed: (subject) => ({ uniqueId: `AROA${markedDigits(subject.urn, 17).toUpperCase()}` }),
    replacedBy: ["name"],
  },
  "aws:kms/key:Key": {
    id: (subject) => uuid(subject.urn),
    arn: (subject) => arn("kms", `key/${uuid(subject.urn)}`, subject.region),
    computed: (subject) => ({ keyId: uuid(subject.urn) }),
  },
  "aws:lb/listener:Listener": { arn: balancing("listener/app") },
  "aws:lb/listenerRule:ListenerRule": { arn: balancing("listener-rule/app") },
  "aws:lb/loadBalancer:LoadBalancer": {
    autoname: ["name", 32],
    arn: balancing("loadbalancer/app"),
    computed: (subject) => ({
      arnSuffix: arnSuffix("app")(subject),
      dnsName: host(subject, "elb"),
      zoneId: zoneId(subject.region),
      vpcId: awsId("vpc", subject.urn),
    }),
  },
  "aws:lb/targetGroup:TargetGroup": {
    autoname: ["name", 32],
    arn: balancing("targetgroup"),
    computed: (subject) => ({ arnSuffix: arnSuffix("targetgroup")(subject) }),
  },
  "aws:opensearch/domain:Domain": {
    autoname: ["domainName", 28],
    arn: (subject) => arn("es", `domain/${named("domainName")(subject)}`, subject.region),
    computed: (subject) => ({
      domainId: `${ACCOUNT}/${named("domainName")(subject)}`,
      endpoint: `vpc-${host(subject, "es")}`,
      dashboardEndpoint: `vpc-${host(subject, "es")}/_dashboards`,
    }),
    replacedBy: ["domainName"],
  },
  "aws:route53/record:Record": {
    id: (subject) => `${MARK}_${text(subject.inputs.name) ?? subject.name}`,
    computed: (subject) => ({ fqdn: text(subject.inputs.name) ?? `${subject.name}.invalid` }),
  },
  "aws:route53/zone:Zone": {
    id: (subject) => zoneId(subject.urn),
    arn: (subject) => `arn:aws:route53:::hostedzone/${zoneId(subject.urn)}`,
    computed: (subject) => ({
      zoneId: zoneId(subject.urn),
      nameServers: [1, 2, 3, 4].map((each) => `ns-${each}.${MARK}.invalid`),
    }),
  },
  "aws:s3/bucket:Bucket": {
    autoname: ["bucket", 63],
    id: named("bucket"),
    arn: (subject) => `arn:aws:s3:::${named("bucket")(subject)}`,
    computed: (subject) => ({ bucketDomainName: host(subject, "s3") }),
  },
  "aws:wafv2/webAcl:WebAcl": {
    autoname: ["name", 128],
    id: "acl",
    arn: (subject) =>
      arn("wafv2", `regional/webacl/${name(subject)}/${uuid(subject.urn)}`, subject.region),
  },
};

/** What is known of a type; the older name of the load balancer module, and what AWS makes, mean the same. */
export function awsType(type: string): AwsType | undefined {
  const usual = type
    .replace(/^aws:alb\//, "aws:lb/")
    .replace(/^aws:ec2\/default(\w)/, (_, initial) => `aws:ec2/${initial.toLowerCase()}`)
    .replace(":Default", ":");
  const known = TYPES[usual];
  // What AWS made has its name already.
  return known && type.includes(":Default") ? { ...known, autoname: undefined } : known;
}
