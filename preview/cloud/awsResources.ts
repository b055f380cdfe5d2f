/**
 * What AWS would compute, by resource type: the one place for it.
 *
 * Only what a program of a stack like ours reads is here; a property that is missing stays unknown in a
 * preview. Names of properties are those of `@pulumi/aws` 7.48.
 */
import { Properties, Value } from "../engine/wire";
import { ACCOUNT, ADDRESSES, MARK, Subject, digits, list, text } from "./package";

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

/** A simulated id such as `vpc-simulated-0123abcd`. */
export function awsId(prefix: string, subject: Subject): string {
  return `${prefix}-${MARK}-${digits(subject.urn, 8)}`;
}

export function arn(service: string, resource: string, region: string, account = ACCOUNT): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

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
  `${kind}/${name(subject)}/${MARK}${digits(subject.urn, 16)}`;
const balancing = (kind: string) => (subject: Subject) =>
  arn("elasticloadbalancing", arnSuffix(kind)(subject), subject.region);

const ofDomain = (dashboards: string) => (subject: Subject) => ({
  domainId: `${ACCOUNT}/${text(subject.inputs.domainName) ?? subject.name}`,
  endpoint: `vpc-${host(subject, "es")}`,
  endpointV2: `vpc-v2-${host(subject, "es")}`,
  dashboardEndpoint: `vpc-${host(subject, "es")}/${dashboards}`,
  kibanaEndpoint: `vpc-${host(subject, "es")}/${dashboards}`,
});
const domainArn = (subject: Subject) =>
  arn("es", `domain/${text(subject.inputs.domainName) ?? subject.name}`, subject.region);

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
    arn: (subject) => arn("acm", `certificate/${MARK}-${digits(subject.urn, 8)}`, subject.region),
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
      allocationId: awsId("eipalloc", subject),
      publicIp: address(subject),
    }),
  },
  "aws:ec2/flowLog:FlowLog": { id: "fl" },
  "aws:ec2/internetGateway:InternetGateway": { id: "igw" },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat",
    computed: (subject) => ({
      publicIp: address(subject),
      networkInterfaceId: awsId("eni", subject),
    }),
  },
  "aws:ec2/routeTable:RouteTable": { id: "rtb" },
  "aws:ec2/securityGroup:SecurityGroup": {
    autoname: ["name", 255],
    id: "sg",
    arn: (subject) =>
      arn("ec2", `security-group/sg-${MARK}-${digits(subject.urn, 8)}`, subject.region),
    computed: () => ({ ownerId: ACCOUNT }),
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet",
    arn: (subject) => arn("ec2", `subnet/${awsId("subnet", subject)}`, subject.region),
    computed: () => ({ ownerId: ACCOUNT }),
  },
  "aws:ec2/vpc:Vpc": {
    id: "vpc",
    arn: (subject) => arn("ec2", `vpc/${awsId("vpc", subject)}`, subject.region),
    computed: (subject) => ({
      defaultNetworkAclId: awsId("acl", subject),
      defaultRouteTableId: awsId("rtb", subject),
      defaultSecurityGroupId: awsId("sg", subject),
      mainRouteTableId: awsId("rtb", subject),
      ownerId: ACCOUNT,
    }),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce",
    computed: (subject) => ({ prefixListId: awsId("pl", subject) }),
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
        clusterSecurityGroupId: awsId("sg", subject),
        vpcId: awsId("vpc", subject),
      },
    }),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "a",
    computed: (subject) => ({ associationId: awsId("a", subject) }),
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
  "aws:elasticsearch/domain:Domain": {
    autoname: ["domainName", 28],
    arn: domainArn,
    computed: ofDomain("_plugin/kibana/"),
  },
  "aws:iam/policy:Policy": {
    autoname: ["name", 128],
    arn: (subject) => arn("iam", `policy/${name(subject)}`, ""),
  },
  "aws:iam/role:Role": {
    autoname: ["name", 64],
    id: name,
    arn: (subject) => arn("iam", `role/${name(subject)}`, ""),
    computed: (subject) => ({ uniqueId: `AROA${digits(subject.urn, 16).toUpperCase()}` }),
    replacedBy: ["name"],
  },
  "aws:kms/key:Key": {
    id: (subject) => awsId("key", subject),
    arn: (subject) => arn("kms", `key/${awsId("key", subject)}`, subject.region),
    computed: (subject) => ({ keyId: awsId("key", subject) }),
  },
  "aws:lb/listener:Listener": { arn: balancing("listener/app") },
  "aws:lb/listenerRule:ListenerRule": { arn: balancing("listener-rule/app") },
  "aws:lb/loadBalancer:LoadBalancer": {
    autoname: ["name", 32],
    arn: balancing("loadbalancer/app"),
    computed: (subject) => ({
      arnSuffix: arnSuffix("app")(subject),
      dnsName: host(subject, "elb"),
      zoneId: `Z${MARK.toUpperCase()}ELB`,
      vpcId: awsId("vpc", subject),
    }),
  },
  "aws:lb/targetGroup:TargetGroup": {
    autoname: ["name", 32],
    arn: balancing("targetgroup"),
    computed: (subject) => ({ arnSuffix: arnSuffix("targetgroup")(subject) }),
  },
  "aws:opensearch/domain:Domain": {
    autoname: ["domainName", 28],
    arn: domainArn,
    computed: ofDomain("_dashboards"),
    replacedBy: ["domainName"],
  },
  "aws:rds/instance:Instance": {
    autoname: ["identifier", 63],
    id: named("identifier"),
    arn: (subject) => arn("rds", `db:${named("identifier")(subject)}`, subject.region),
    computed: (subject) => ({
      address: host(subject, "rds"),
      endpoint: `${host(subject, "rds")}:3306`,
      port: 3306,
    }),
  },
  "aws:route53/record:Record": {
    id: (subject) => `${MARK}_${text(subject.inputs.name) ?? subject.name}`,
    computed: (subject) => ({ fqdn: text(subject.inputs.name) ?? `${subject.name}.invalid` }),
  },
  "aws:route53/zone:Zone": {
    id: (subject) => `Z${MARK.toUpperCase()}${digits(subject.urn, 8).toUpperCase()}`,
    computed: (subject) => ({
      zoneId: `Z${MARK.toUpperCase()}${digits(subject.urn, 8).toUpperCase()}`,
      nameServers: [1, 2, 3, 4].map((each) => `ns-${each}.${MARK}.invalid`),
    }),
  },
  "aws:s3/bucket:Bucket": {
    autoname: ["bucket", 63],
    id: named("bucket"),
    arn: (subject) => `arn:aws:s3:::${named("bucket")(subject)}`,
    computed: (subject) => ({
      bucketDomainName: host(subject, "s3"),
      bucketRegionalDomainName: host(subject, "s3"),
    }),
  },
  "aws:wafv2/webAcl:WebAcl": {
    autoname: ["name", 128],
    id: "acl",
    arn: (subject) =>
      arn("wafv2", `regional/webacl/${name(subject)}/${awsId("acl", subject)}`, subject.region),
  },
};

/** What is known of a type; the older name of the load balancer module means the same. */
export function awsType(type: string): AwsType | undefined {
  return TYPES[type.replace(/^aws:alb\//, "aws:lb/")];
}
