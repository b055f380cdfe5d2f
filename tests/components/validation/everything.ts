import {
  GuardMode,
  HttpPort,
  ProtectedPart,
  RedisEngine,
  RequestsWithoutLength,
  SearchFlavor,
} from "../../../index";
import { args } from "../../helpers/production";

/** Every argument at once, and what excludes another, apart. */
export const everything = args({
  network: { cidr: "10.42.0.0/16", zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] },
  placement: { publicApi: "a", internalApi: "b", gui: "c" },
  kubernetesVersion: "1.36",
  publicApi: { instances: 3, workersPerInstance: 2 },
  internalApi: { instances: 2, workersPerInstance: 2 },
  gui: { instances: 2 },
  collector: {
    webhooks: true,
    redirects: true,
    trackerScript: true,
    consent: true,
    widgets: true,
  },
  hosts: { ...args().hosts, publicApiAliases: ["t.example.com"] },
  firewall: {
    enabled: true,
    requestsPerAddress: 100,
    largestBodyKiB: 8,
    requestsWithoutLength: RequestsWithoutLength.Block,
  },
  accessLogs: { enabled: true, bucketName: "our-logs", prefix: "tracardi" },
  httpPort: HttpPort.Redirect,
  egress: { https: true, networks: [{ network: "10.20.0.0/16", port: 5432 }] },
  guards: { mode: GuardMode.Warn, registries: ["public.ecr.aws/logs"] },
  openSearch: {
    version: "2.19",
    instanceType: "r7g.large.search",
    dataNodes: 3,
    storageGiB: 50,
    standby: false,
    offPeakHour: 2,
    logs: { errors: true, slow: true, audit: true },
  },
  indices: { shards: 3, replicas: 1, configurationShards: 1 },
  redis: {
    engine: RedisEngine.RedisOss,
    nodeType: "cache.m7g.large",
    nodes: 2,
    snapshotRetentionDays: 7,
  },
  images: {
    registry: "registry.example.com",
    api: "registry.example.com/tracardi-api:1.0.0",
    gui: "registry.example.com/tracardi-gui:1.0.0",
    apm: "registry.example.com/apm:1.0.0",
    updateWorker: "registry.example.com/update-worker:1.0.0",
    pullSecret: '{"auths":{"registry.example.com":{"auth":"bTpo"}}}',
  },
  apm: { enabled: true },
  updateWorker: { enabled: true },
  identity: { tenantName: "abc", mergeSecret: "m".repeat(20), adminPassword: "p".repeat(12) },
  kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/facade00",
  iam: { permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary", path: "/a/" },
  protection: true,
  unprotected: [ProtectedPart.LoadBalancers],
  logRetentionDays: 90,
  tags: { owner: "me" },
});

export const otherEngines = [
  args({
    openSearch: undefined,
    elasticCloud: {
      region: "us-east-1",
      version: "8.11.4",
      template: "aws-general-purpose",
      memoryGiB: 8,
      maxMemoryGiB: 16,
      allowedNetworks: ["8.8.8.8/32"],
      encryptionKeyArn: "arn:aws:kms:us-east-1:111122223333:key/facade00",
    },
  }),
  ...[{ username: "u", password: "p" }, { apiKey: { id: "i", key: "k" } }].map((login) =>
    args({
      openSearch: undefined,
      existingSearch: {
        ...login,
        url: "https://search.example.com:9200",
        flavor: SearchFlavor.Elasticsearch,
        caCertificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        networks: ["10.20.0.0/24"],
      },
    }),
  ),
];

export const withMysql = args({
  tracardi: { version: "1.0.0", behavesLike: "0.9.0", untestedOnOpenSearch: true },
  images: everything.images,
  mysql: { instanceType: "db.m7g.large", storageGiB: 20, backupRetentionDays: 7 },
});
export const otherStores = args({
  tracardi: { version: "0.9.0", untestedOnOpenSearch: true },
  redis: {
    existing: { host: "10.20.0.7", port: 6379, password: "p", networks: ["10.20.0.7/32"] },
  },
  mysql: {
    existing: {
      host: "mysql.example.com",
      port: 3306,
      username: "u",
      password: "p",
      database: "d",
      networks: ["10.20.0.0/24"],
    },
  },
});
