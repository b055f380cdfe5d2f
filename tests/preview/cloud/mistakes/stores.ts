import type { Properties } from "../../../../preview/engine/wire";
import type { Cloud, Mistake, Made } from "./mistake";

/** A search domain in as many zones as it has subnets. */
async function domain(cloud: Cloud, zones: string, inputs: Properties): Promise<Made> {
  const subnetIds = await cloud.subnets(zones);
  const common = { domainName: "search", engineVersion: "OpenSearch_2.19" };
  return cloud.make("aws:opensearch/domain:Domain", {
    ...{ ...common, vpcOptions: { subnetIds } },
    ...inputs,
  });
}

const twoZones = (instanceCount: number): Properties => ({
  clusterConfig: {
    ...{ instanceCount, zoneAwarenessEnabled: true },
    zoneAwarenessConfig: { availabilityZoneCount: 2 },
  },
});

const fineGrained = (enforceHttps: boolean): Properties => ({
  advancedSecurityOptions: { enabled: true },
  encryptAtRest: { enabled: true },
  nodeToNodeEncryption: { enabled: true },
  domainEndpointOptions: { enforceHttps },
});

function cache(cloud: Cloud, numCacheClusters: number): Promise<Made> {
  return cloud.make("aws:elasticache/replicationGroup:ReplicationGroup", {
    ...{ description: "cache", engine: "valkey", nodeType: "cache.m7g.large" },
    ...{ automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters },
  });
}

function database(cloud: Cloud, inputs: Properties): Promise<Made> {
  return cloud.make("aws:rds/instance:Instance", {
    ...{ engine: "mysql", engineVersion: "8.4", instanceClass: "db.m7g.large" },
    ...{ allocatedStorage: 100, storageType: "gp3", skipFinalSnapshot: true },
    ...inputs,
  });
}

const deleted = async (cloud: Cloud, inputs: Properties): Promise<void> =>
  cloud.delete(await database(cloud, inputs));

async function subnetGroup(cloud: Cloud, zones: string): Promise<Made> {
  const subnetIds = await cloud.subnets(zones);
  return cloud.make("aws:rds/subnetGroup:SubnetGroup", { subnetIds });
}

export const storeMistakes: Mistake[] = [
  {
    what: "a capital in a domain's name",
    report: "https://github.com/aws/aws-cdk/issues/17016",
    wrong: (cloud) => domain(cloud, "a", { domainName: "InvalidName" }),
    right: (cloud) => domain(cloud, "a", { domainName: "valid-name" }),
    refused:
      /^aws:opensearch\/domain:Domain "it": domainName: ValidationException: "InvalidName" is not allowed: AWS takes a lower-case letter/,
  },
  {
    what: "a domain's name of 29 characters",
    report:
      "https://github.com/aws-solutions-library-samples/guidance-for-medialake-on-aws/issues/6",
    wrong: (cloud) => domain(cloud, "a", { domainName: "x".repeat(29) }),
    right: (cloud) => domain(cloud, "a", { domainName: "x".repeat(28) }),
    refused:
      /domainName: ValidationException: "x{29}" is not allowed: AWS takes 3 to 28 characters$/,
  },
  {
    what: "two subnets of a domain in one zone",
    report: "https://github.com/cyberlabrs/terraform-aws-opensearch/issues/7",
    wrong: (cloud) => domain(cloud, "ab", {}),
    right: (cloud) => domain(cloud, "a", {}),
    refused:
      /Domain "it": vpcOptions\.subnetIds: ValidationException: You must specify exactly one subnet/,
  },
  {
    what: "three nodes over two zones",
    report: "https://github.com/cloudposse/terraform-aws-elasticsearch/issues/192",
    wrong: (cloud) => domain(cloud, "ab", twoZones(3)),
    right: (cloud) => domain(cloud, "ab", twoZones(4)),
    refused:
      /clusterConfig\.instanceCount: ValidationException: You must choose an even number of data nodes for a two Availability Zone deployment, not 3$/,
  },
  {
    what: "fine-grained access control without HTTPS",
    report: "https://github.com/lgallard/terraform-aws-elasticsearch/issues/13",
    wrong: (cloud) => domain(cloud, "a", fineGrained(false)),
    right: (cloud) => domain(cloud, "a", fineGrained(true)),
    refused:
      /domainEndpointOptions\.enforceHttps: ValidationException: You must enable .* enforce HTTPS/,
  },
  {
    what: "failover of one cache node",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/17605",
    wrong: (cloud) => cache(cloud, 1),
    right: (cloud) => cache(cloud, 2),
    refused:
      /ReplicationGroup "it": numCacheClusters: InvalidParameterCombination: must be at least 2 if automaticFailoverEnabled is true, not 1$/,
  },
  {
    what: "a character that a database's password may not have",
    report: "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/243",
    wrong: (cloud) => database(cloud, { password: "p@ssw0rd" }),
    right: (cloud) => database(cloud, { password: "p!ssw0rd" }),
    refused:
      /Instance "it": password: InvalidParameterValue: .* is not allowed: AWS takes 8 to 128 printable ASCII characters but/,
  },
  {
    what: "IOPS for a small gp3 volume",
    report: "https://github.com/pulumi/pulumi-aws-native/issues/968",
    wrong: (cloud) => database(cloud, { allocatedStorage: 399, iops: 12000 }),
    right: (cloud) => database(cloud, { allocatedStorage: 400, iops: 12000 }),
    refused:
      /Instance "it": iops: InvalidParameterCombination: You can't specify IOPS or storage throughput for engine mysql and a storage size less than 400; this one has 399$/,
  },
  {
    what: "a subnet group in one zone",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/17373",
    wrong: (cloud) => subnetGroup(cloud, "aa"),
    right: (cloud) => subnetGroup(cloud, "ab"),
    refused:
      /SubnetGroup "it": subnetIds: DBSubnetGroupDoesNotCoverEnoughAZs: .*Current AZ coverage: eu-west-1a\. /,
  },
  {
    what: "a protected database deleted",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/26233",
    wrong: (cloud) => deleted(cloud, { deletionProtection: true }),
    right: (cloud) => deleted(cloud, { deletionProtection: false }),
    refused:
      /Instance "it": deletionProtection: InvalidParameterCombination: Cannot delete protected DB Instance db-FACADE00\w+, please disable/,
  },
  {
    what: "a database deleted with a last snapshot that has no name",
    report: "https://github.com/hashicorp/terraform/issues/14449",
    wrong: (cloud) => deleted(cloud, { skipFinalSnapshot: false }),
    right: (cloud) => deleted(cloud, { skipFinalSnapshot: false, finalSnapshotIdentifier: "last" }),
    refused:
      /Instance "it": finalSnapshotIdentifier: .* is required when skipFinalSnapshot is false/,
  },
];
