/**
 * Limits that AWS states only in the prose of its guides and API references, not in its schemas. The real provider
 * checks most of them before it calls AWS.
 */
import type { Limits } from "./propertyLimits";

/** API_CreateLoadBalancer, API_CreateTargetGroup. */
const BALANCING_NAME: Limits = {
  length: [1, 32],
  pattern: "(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?",
  says: 'letters, digits and hyphens, no hyphen at either end, and no start with "internal-"',
};

/** API_CreateCacheSubnetGroup, API_CreateDBSubnetGroup, API_CreateDBParameterGroup, API_CreateReplicationGroup. */
const GROUP_NAME: Limits = {
  length: [1, 255],
  pattern: "[a-z0-9._ -]+",
  says: "lower-case letters, digits, periods, underscores, spaces and hyphens",
};
const PARAMETER_GROUP_NAME: Limits = {
  length: [1, 255],
  pattern: "[A-Za-z](-?[A-Za-z0-9.])*",
  says: "a letter, and then letters, digits and single hyphens, none at the end",
};

/** API_CreateSecurityGroup, API_IpRange. */
const RULE_TEXT: Limits = {
  length: [0, 255],
  pattern: "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]*",
  says: "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
};

const SPOKEN: Record<string, Record<string, Limits>> = {
  "aws:ec2/flowLog:FlowLog": { maxAggregationInterval: { oneOf: "60 600" } },
  "aws:ec2/securityGroup:SecurityGroup": {
    name: { ...RULE_TEXT, length: [1, 255], pattern: `(?!sg-)${RULE_TEXT.pattern}` },
    description: RULE_TEXT,
  },
  "aws:ec2/vpc:Vpc": {
    cidrBlock: { is: "ipv4-network" },
    instanceTenancy: { oneOf: "default dedicated" },
  },
  "aws:eks/cluster:Cluster": {
    // API_CreateCluster
    name: {
      length: [1, 100],
      pattern: "[0-9A-Za-z][A-Za-z0-9_-]*",
      says: "a letter or digit, and then letters, digits, hyphens and underscores",
    },
    enabledClusterLogTypes: { oneOf: "api audit authenticator controllerManager scheduler" },
    version: { pattern: "1\\.\\d{2}", says: "a minor version such as 1.35" },
  },
  "eks.ClusterUpgradePolicy": { supportType: { oneOf: "EXTENDED STANDARD" } },
  "aws:elasticache/parameterGroup:ParameterGroup": { name: PARAMETER_GROUP_NAME },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    replicationGroupId: {
      length: [1, 40],
      pattern: "[A-Za-z](-?[A-Za-z0-9])*",
      says: "a letter, and then letters, digits and single hyphens, none at the end",
    },
    engine: { oneOf: "redis valkey" },
    nodeType: { pattern: "cache\\.[a-z0-9]+\\.[a-z0-9]+", says: "a type such as cache.m7g.large" },
    snapshotRetentionLimit: { range: [0, 35] },
    authToken: {
      length: [16, 128],
      pattern: '[^@"/\\s]*',
      says: 'printable characters but @, " and /',
    },
  },
  "aws:elasticache/subnetGroup:SubnetGroup": { name: GROUP_NAME },
  "aws:lb/loadBalancer:LoadBalancer": {
    name: BALANCING_NAME,
    idleTimeout: { range: [1, 4000] },
    loadBalancerType: { oneOf: "application gateway network" },
    desyncMitigationMode: { oneOf: "monitor defensive strictest" },
  },
  "aws:lb/listener:Listener": { port: { range: [1, 65535] } },
  "aws:lb/listenerRule:ListenerRule": { priority: { range: [1, 50000] } },
  "aws:lb/targetGroup:TargetGroup": {
    name: { ...BALANCING_NAME, pattern: BALANCING_NAME.pattern?.replace("(?!internal-)", "") },
    deregistrationDelay: { range: [0, 3600] },
  },
  "aws:opensearch/domain:Domain": {
    // API_CreateDomain
    domainName: {
      length: [3, 28],
      pattern: "[a-z][a-z0-9-]+",
      says: "a lower-case letter, and then lower-case letters, digits and hyphens",
    },
    engineVersion: {
      pattern: "(OpenSearch|Elasticsearch)_\\d+\\.\\d+",
      says: "an engine and its version, such as OpenSearch_2.19",
    },
  },
  "opensearch.DomainClusterConfig": {
    instanceType: {
      pattern: "[a-z0-9]+\\.[a-z0-9]+\\.(search|elasticsearch)",
      says: "a type such as r7g.large.search",
    },
    dedicatedMasterType: {
      pattern: "[a-z0-9]+\\.[a-z0-9]+\\.(search|elasticsearch)",
      says: "a type such as m7g.large.search",
    },
  },
  "opensearch.DomainEbsOptions": { volumeType: { oneOf: "standard gp2 gp3 io1" } },
  "aws:rds/instance:Instance": {
    // API_CreateDBInstance
    identifier: {
      length: [1, 63],
      pattern: "[a-z](-?[a-z0-9])*",
      says: "a letter, and then lower-case letters, digits and single hyphens, none at the end",
    },
    allocatedStorage: { range: [5, 65536] },
    backupRetentionPeriod: { range: [0, 35] },
    instanceClass: { pattern: "db\\.[a-z0-9]+\\.[a-z0-9]+", says: "a class such as db.m7g.large" },
    password: {
      length: [8, 128],
      pattern: "[!#-.0-?A-~]*",
      says: '8 to 128 printable ASCII characters but /, ", @ and spaces',
    },
    port: { range: [1150, 65535] },
  },
  "aws:rds/parameterGroup:ParameterGroup": { name: PARAMETER_GROUP_NAME },
  "aws:rds/subnetGroup:SubnetGroup": { name: GROUP_NAME },
  "aws:route53/record:Record": {
    type: { oneOf: "A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT" },
    ttl: { range: [0, 2147483647] },
  },
  "aws:s3/bucket:Bucket": {
    // The user guide's bucket naming rules.
    bucket: {
      length: [3, 63],
      pattern:
        "(?!xn--|sthree-)(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]",
      says: "lower-case letters, digits, periods and hyphens, a letter or digit at both ends",
    },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": { description: RULE_TEXT },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": { description: RULE_TEXT },
  "aws:wafv2/webAcl:WebAcl": {
    // API_CreateWebACL
    name: {
      length: [1, 128],
      pattern: "[\\w-]+",
      says: "letters, digits, hyphens and underscores",
    },
    scope: { oneOf: "CLOUDFRONT REGIONAL" },
  },
};

/** The limits of a type or shape by property. A pattern must match the whole string. */
export function spokenLimits(name: string): Record<string, Limits> {
  const whole = ({ pattern, ...limits }: Limits): Limits =>
    pattern === undefined ? limits : { ...limits, pattern: `^(?:${pattern})$` };
  const spoken = Object.entries(SPOKEN[name] ?? {});
  return Object.fromEntries(spoken.map(([property, limits]) => [property, whole(limits)]));
}
