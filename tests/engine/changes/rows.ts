import { type BaseName, kubeconfig } from "../installations/bases";
import { Encrypted, type Value } from "../installations/values";

/** One change of one argument of an installation that is deployed. */
export interface Row {
  readonly base: BaseName;
  readonly argument: string;
  /** The new value; undefined takes the argument away. */
  readonly to: Value | undefined;
  /** What has to change along with it. */
  readonly along?: Readonly<Record<string, Value | undefined>>;
}

const change = (base: BaseName, argument: string, to?: Value, along?: Row["along"]): Row => ({
  ...{ base, argument, to },
  ...(along && { along }),
});

const secret = new Encrypted("another-value-for-this-test");
const login = new Encrypted('{"auths":{"registry.example.com":{"auth":"dGVzdDp0ZXN0"}}}');
const key = (number: number) =>
  `arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-00000000000${number}`;
const certificate = (number: number) =>
  `arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-00000000000${number}`;
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const otherSubnets = ["00000000000000011", "00000000000000012", "00000000000000013"].map(
  (id) => `subnet-${id}`,
);

/** What internal access needs: somebody who can reach it. */
const toOffice: Row["along"] = {
  trustedNetworks: ["10.8.0.0/16"],
  "network.peerings": {
    office: { vpcId: "vpc-0123456789abcdef1", networks: ["10.8.0.0/16"], routeTableIds: {} },
  },
};

/** What all pods of a role take, with whether they are scaled. */
const pods = (name: "publicApi" | "internalApi" | "gui"): Row[] => [
  change("production", `${name}.environment`, { PROFILE_CACHE_TTL: "60" }),
  change("production", `${name}.secretEnvironment`, { WEBHOOK_KEY: secret }),
  change("production", `${name}.labels`, { team: "shop" }),
  change("production", `${name}.annotations`, { "example.com/owner": "shop" }),
  change("production", `${name}.podIdentityRoleArn`, role("workflows")),
  change("production", `${name}.instances`, 4),
];

const api = (name: "publicApi" | "internalApi"): Row[] => [
  ...pods(name),
  change("production", `${name}.maxInstances`, 9),
  change("production", `${name}.targetCpuPercent`, 50, { [`${name}.maxInstances`]: 9 }),
  change("production", `${name}.spareServers`, 1),
  change("production", `${name}.workersPerInstance`, 8),
  change("production", `${name}.serverCpus`, 4),
];

export const rows: readonly Row[] = [
  change("production", "hosts.publicApi", "events.example.com"),
  change("production", "hosts.publicApiAliases", ["track.shop.example.com"]),
  change("production", "hosts.internalApi", "api.example.com"),
  change("production", "hosts.gui", "gui.example.com"),
  change("production", "trustedNetworks", ["198.51.100.0/24"]),
  change("internal", "access", "restricted", {
    trustedNetworks: ["203.0.113.0/24"],
    "dns.privateZone": undefined,
  }),
  change("production", "adminEmail", "owner@example.com"),
  change("production", "kubernetesApi.publicNetworks", ["203.0.113.10/32"]),
  change("internal", "kubernetesApi.privateNetworks", ["10.8.0.0/16"]),
  change("production", "kubernetesApi.administrators", { operator: role("operator") }),

  change("production", "openSearch.version", "3.1"),
  change("production", "openSearch.version", "2.17"),
  change("production", "openSearch.instanceType", "r7g.xlarge.search"),
  change("production", "openSearch.dataNodes", 6),
  change("production", "openSearch.masterInstanceType", "m7g.xlarge.search"),
  change("production", "openSearch.storageGiB", 200),
  change("production", "openSearch.standby", true, { "indices.replicas": 2 }),
  change("production", "openSearch.offPeakHour", 2),
  change("production", "openSearch.logs.errors", false),
  change("production", "openSearch.logs.slow", false),
  change("production", "openSearch.logs.audit", true),
  change("production", "openSearch", undefined, { elasticCloud: { region: "eu-west-1" } }),

  change("production", "elasticCloud", { region: "eu-west-1" }),
  change("elasticCloud", "elasticCloud.region", "eu-central-1"),
  change("elasticCloud", "elasticCloud.version", "8.11.4"),
  change("elasticCloud", "elasticCloud.template", "aws-storage-optimized"),
  change("elasticCloud", "elasticCloud.memoryGiB", 16),
  change("elasticCloud", "elasticCloud.maxMemoryGiB", 32),
  change("elasticCloud", "elasticCloud.allowedNetworks", ["198.51.100.7/32"]),
  change("elasticCloud", "elasticCloud.encryptionKeyArn", key(3)),

  change("existingSearch", "existingSearch.url", "https://other.example.com:9200"),
  change("existingSearch", "existingSearch.flavor", "elasticsearch"),
  change("existingSearch", "existingSearch.username", "other"),
  change("existingSearch", "existingSearch.password", secret),
  change("apiKey", "existingSearch.apiKey.id", "b3RoZXItaWQtb2YtdGhlLQ"),
  change("apiKey", "existingSearch.apiKey.key", secret),
  change(
    "existingSearch",
    "existingSearch.caCertificate",
    "-----BEGIN CERTIFICATE-----\nMIIBlTCCATugAwIBAgIUZXhhbXBsZQ==\n-----END CERTIFICATE-----\n",
  ),
  change("existingSearch", "existingSearch.networks", ["10.0.50.0/24"]),

  change("production", "indices.shards", 2),
  change("production", "indices.replicas", 2),
  change("production", "indices.configurationShards", 2),

  change("production", "dns.zoneId", "Z0123456789ABCDEFGHIL"),
  change("internal", "dns.privateZone.domain", "example.com"),
  change("internal", "dns.privateZone.vpcs.branch.vpcId", "vpc-0123456789abcdef4"),
  change("internal", "dns.privateZone.vpcs.branch.region", "eu-central-1"),
  change("internal", "dns.privateZone.vpcs.branch.otherAccount", true),
  change("internal", "dns.privateZone", { zoneId: "Z0123456789ABCDEFGHIK" }),
  change("internal", "dns.privateZone.zoneId", "Z0123456789ABCDEFGHIK"),
  change("production", "dns", undefined, {
    certificates: { publicArn: certificate(1), internalArn: certificate(2) },
  }),
  change("certificates", "certificates.publicArn", certificate(3)),
  change("certificates", "certificates.internalArn", certificate(4)),

  change("production", "profile", "minimal", { "hosts.gui": undefined }),
  change("production", "placement.publicApi", "front"),
  change("production", "placement.internalApi", "private"),
  change("production", "placement.gui", "edge"),
  change("oneCluster", "placement"),
  change("oneCluster", "placement.publicApi", "edge"),

  change("ownNetwork", "existingClusters", undefined, {
    kubernetesApi: {
      publicNetworks: ["203.0.113.9/32"],
      administrators: { deployer: role("deployer") },
    },
  }),
  change("ownNetwork", "existingClusters.edge.clusterName", "acme-front"),
  change(
    "plainCluster",
    "existingClusters.edge.kubeconfig",
    new Encrypted(kubeconfig("another ca")),
  ),
  change("ownNetwork", "existingClusters.edge.securityGroupId", "sg-0123456789abcdef2"),
  change("ownNetwork", "existingClusters.edge.autoMode", false, {
    "existingClusters.edge.networkPolicies": "enforced",
    "existingClusters.edge.nodeRoleName": undefined,
  }),
  change("ownNetwork", "existingClusters.edge.serviceCidr", "172.21.0.0/16"),
  change("ownNetwork", "existingClusters.edge.dnsAddresses", ["172.20.0.10", "169.254.20.10"]),
  change("ownNetwork", "existingClusters.edge.networkPolicies", "enforced"),
  change("ownNetwork", "existingClusters.edge.nodeRoleName", "acme-other-servers"),
  change("plainCluster", "existingClusters.edge.nodeSelector", { pool: "other" }),
  change("plainCluster", "existingClusters.edge.tolerations", [
    { key: "dedicated", value: "tracardi", effect: "NoSchedule" },
  ]),
  change("production", "network.cidr", "10.20.0.0/16"),
  change("production", "network.zones", ["eu-west-1c", "eu-west-1b", "eu-west-1a"]),
  change("internal", "network.peerings.office.networks", ["10.8.0.0/16", "10.11.0.0/16"]),
  change("internal", "network.peerings.office.vpcId", "vpc-0123456789abcdef5"),
  change("internal", "network.peerings.office.routeTableIds", { all: "rtb-0123456789abcdef1" }),
  change("internal", "network.peerings.office.ownerId", "444455556666", {
    "network.peerings.office.routeTableIds": undefined,
  }),
  change("internal", "network.peerings.office.region", "eu-central-1", {
    "network.peerings.office.routeTableIds": undefined,
  }),
  change("internal", "network.peerings.office.dnsResolution", true),
  change("internal", "network.peerings", undefined, { trustedNetworks: ["10.10.0.0/16"] }),
  change("internal", "network.transitGateways.company.id", "tgw-0123456789abcdef9"),
  change("internal", "network.transitGateways.company.networks", ["10.10.0.0/16", "10.12.0.0/16"]),
  change("internal", "network.transitGateways.company.routeTableId", "tgw-rtb-0123456789abcdef9"),
  change("internal", "network.transitGateways.company.returnRouteTableIds", {
    offices: "tgw-rtb-0123456789abcdef8",
  }),
  change("internal", "network.transitGateways", undefined, { trustedNetworks: ["10.8.0.0/16"] }),
  change("ownNetwork", "network.existing.vpcId", "vpc-0123456789abcdef9"),
  change("ownNetwork", "network.existing.publicSubnetIds", otherSubnets),
  change("ownNetwork", "network.existing.ingressSubnetIds", otherSubnets),
  change("ownNetwork", "network.existing.workloadSubnetIds", otherSubnets),
  change("ownNetwork", "network.existing.dataSubnetIds", otherSubnets),
  change("production", "kubernetesVersion", "1.36"),

  ...api("publicApi"),
  ...api("internalApi"),
  ...pods("gui"),
  change("tuned", "publicApi.maxInstances", undefined, {
    "publicApi.targetCpuPercent": undefined,
  }),
  change("tuned", "publicApi.spareServers"),
  change("tuned", "publicApi.environment"),

  change("production", "maintenance.days", ["saturday", "sunday"], {
    "maintenance.startHourUtc": 2,
    "maintenance.hours": 4,
  }),
  change("tuned", "maintenance.startHourUtc", 3),
  change("tuned", "maintenance.hours", 6),
  change("tuned", "maintenance"),

  change("production", "collector.webhooks", false),
  change("production", "collector.redirects", false),
  change("production", "collector.trackerScript", false),
  change("production", "collector.consent", true),
  change("production", "collector.widgets", true),
  change("production", "firewall.enabled", false),
  change("production", "firewall.requestsPerAddress", 10_000),
  change("production", "firewall.largestBodyKiB", 64),
  change("production", "firewall.requestsWithoutLength", "block"),
  change("production", "accessLogs.enabled", false),
  change("production", "accessLogs.bucketName", "acme-logs"),
  change("production", "accessLogs.prefix", "tracardi", { "accessLogs.bucketName": "acme-logs" }),
  change("production", "httpPort", "redirect"),
  change("production", "egress.https", false),
  change("production", "egress.networks", [{ network: "198.51.100.25/32", port: 587 }]),
  change("production", "guards.mode", "warn"),
  change("production", "guards.registries", ["public.ecr.aws/aws-observability"]),

  change("production", "redis.engine", "redis"),
  change("production", "redis.nodeType", "cache.m7g.xlarge"),
  change("production", "redis.nodes", 3),
  change("production", "redis.snapshotRetentionDays", 14),
  change("ownStores", "redis.existing.host", "redis2.example.com"),
  change("ownStores", "redis.existing.port", 6380),
  change("ownStores", "redis.existing.password", secret),
  change("ownStores", "redis.existing.networks", ["10.0.51.0/24"]),
  change("ownStores", "redis", undefined),

  change("mysql", "mysql.instanceType", "db.m7g.xlarge"),
  change("mysql", "mysql.storageGiB", 40),
  change("mysql", "mysql.backupRetentionDays", 14),
  change("ownStores", "mysql.existing.host", "mysql2.example.com"),
  change("ownStores", "mysql.existing.port", 3307),
  change("ownStores", "mysql.existing.username", "other"),
  change("ownStores", "mysql.existing.password", secret),
  change("ownStores", "mysql.existing.database", "other"),
  change("ownStores", "mysql.existing.networks", ["10.0.52.0/24"]),

  change("production", "tracardi.version", "0.9.0", { "tracardi.untestedOnOpenSearch": true }),
  change("mysql", "tracardi.version", "0.8.2.1", { "tracardi.untestedOnOpenSearch": undefined }),
  change("production", "tracardi.behavesLike", "0.8.2.1", {
    "tracardi.version": "0.8.2.2",
    "tracardi.untestedOnOpenSearch": true,
    "images.api": "registry.example.com/acme/tracardi-api:0.8.2.2",
    "images.gui": "registry.example.com/acme/tracardi-gui:0.8.2.2",
    "images.apm": "registry.example.com/acme/apm:0.8.2.2",
  }),
  change("mysql", "tracardi.untestedOnOpenSearch", false),
  change("production", "images.registry", "registry.example.com/mirror"),
  change("tuned", "images.registry"),
  change("production", "images.api", "registry.example.com/acme/tracardi-api:0.8.2.1"),
  change("production", "images.gui", "registry.example.com/acme/tracardi-gui:0.8.2.1"),
  change("production", "images.apm", "registry.example.com/acme/apm:0.8.2.1"),
  change("production", "images.updateWorker", "registry.example.com/acme/worker:0.8.2.1", {
    "updateWorker.enabled": true,
  }),
  change("tuned", "images.pause", "registry.example.com/acme/pause:3.10"),
  change("production", "images.pullSecret", login),
  change("production", "apm.enabled", false),
  change("production", "updateWorker.enabled", true),

  change("production", "identity.tenantName", "acme"),
  change("production", "identity.installationToken", secret),
  change("production", "identity.mergeSecret", secret),
  change("production", "identity.adminPassword", secret),

  change("production", "kmsKeyArn", key(2)),
  change("tuned", "kmsKeyArn", key(3)),
  change("tuned", "kmsKeyArn"),
  change("production", "iam.permissionsBoundaryArn", "arn:aws:iam::111122223333:policy/boundary"),
  change("production", "iam.path", "/tracardi/"),
  change("production", "protection", false),
  change("production", "unprotected", ["redis"], { "redis.engine": "redis" }),
  change("production", "logRetentionDays", 30),
  change("production", "tags", { "cost-center": "42" }),
  change("production", "access", "internal", toOffice),
  change("production", "access", "internal", { ...toOffice, unprotected: ["load-balancers"] }),
];
