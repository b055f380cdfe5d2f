/**
 * What AWS would compute, by resource type; `awsNetwork.ts` has the types of networks.
 *
 * It covers only what programs of stacks like ours read; any other property stays unknown in a preview. Property names
 * are those of `@pulumi/aws` 7.48.
 */
import { WireValue } from "../engine/wire";
import { NETWORK_TYPES } from "./awsNetwork";
import { type AwsType, arn, awsId, globalArn, host, name, named, zoneId } from "./awsType";
import { shapeOfType } from "./constraints/constraints";
import { ACCOUNT, MARK, Subject, list, markedDigits, text, uuid } from "./package";

/** The part of a load balancing ARN that metrics use. */
const arnSuffix = (kind: string) => (subject: Subject) =>
  `${kind}/${name(subject)}/${markedDigits(subject.urn, 16)}`;
const balancing = (kind: string) => (subject: Subject) =>
  arn("elasticloadbalancing", arnSuffix(kind)(subject), subject.region);

/** One DNS record for each name of a certificate, as ACM asks for. */
function validationOptions(subject: Subject): WireValue {
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
  ...NETWORK_TYPES,
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
  "aws:eks/addon:Addon": {
    id: (subject) => `${text(subject.inputs.clusterName)}:${text(subject.inputs.addonName)}`,
    arn: (subject) =>
      arn(
        "eks",
        `addon/${text(subject.inputs.clusterName)}/${text(subject.inputs.addonName)}/${uuid(subject.urn)}`,
        subject.region,
      ),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "a",
    computed: (subject) => ({
      associationId: awsId("a", subject.urn),
      associationArn: arn(
        "eks",
        `podidentityassociation/${text(subject.inputs.clusterName)}/${awsId("a", subject.urn)}`,
        subject.region,
      ),
    }),
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
  "aws:elasticache/parameterGroup:ParameterGroup": {
    autoname: ["name", 255],
    id: name,
    arn: (subject) => arn("elasticache", `parametergroup:${name(subject)}`, subject.region),
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
    arn: (subject) =>
      globalArn("iam", `role${text(subject.inputs.path) ?? "/"}${name(subject)}`, subject.region),
    computed: (subject) => ({ uniqueId: `AROA${markedDigits(subject.urn, 17).toUpperCase()}` }),
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
  },
  "aws:rds/instance:Instance": {
    autoname: ["identifier", 63],
    id: (subject) => `db-${markedDigits(subject.urn, 24).toUpperCase()}`,
    arn: (subject) => arn("rds", `db:${named("identifier")(subject)}`, subject.region),
    computed: (subject) => ({
      address: host(subject, "rds"),
      endpoint: `${host(subject, "rds")}:3306`,
      resourceId: `db-${markedDigits(subject.urn, 24).toUpperCase()}`,
    }),
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    autoname: ["name", 255],
    id: name,
    arn: (subject) => arn("rds", `pg:${name(subject)}`, subject.region),
  },
  "aws:rds/subnetGroup:SubnetGroup": { autoname: ["name", 255], id: name },
  "aws:s3/bucket:Bucket": {
    autoname: ["bucket", 63],
    id: named("bucket"),
    arn: (subject) => globalArn("s3", named("bucket")(subject), subject.region),
    computed: (subject) => ({ bucketDomainName: host(subject, "s3") }),
  },
  "aws:wafv2/webAcl:WebAcl": {
    autoname: ["name", 128],
    id: "acl",
    arn: (subject) =>
      arn("wafv2", `regional/webacl/${name(subject)}/${uuid(subject.urn)}`, subject.region),
  },
};

/**
 * What is known about a type. The older name of the load balancer module and resources that AWS creates (`Default…`)
 * map to the same type.
 */
export function awsType(type: string): AwsType | undefined {
  const usual = type
    .replace(/^aws:alb\//, "aws:lb/")
    .replace(/^aws:ec2\/default(\w)/, (_, initial) => `aws:ec2/${initial.toLowerCase()}`)
    .replace(":Default", ":");
  const known = TYPES[usual];
  // A resource that AWS created already has its name.
  if (type.includes(":Default")) return known && { ...known, autoname: undefined };
  return known?.autoname === undefined && takesName(usual) ? { ...known, ...NAMED } : known;
}

/** For types that are not listed: the real provider generates a name wherever it is optional. */
const NAMED: Pick<AwsType, "autoname"> = { autoname: ["name", 255] };

function takesName(type: string): boolean {
  const property = shapeOfType(type)?.get("name");
  // A hosted zone is named after a domain, which only the program knows.
  return property !== undefined && !property.required && type !== "aws:route53/zone:Zone";
}
