import * as pulumi from "@pulumi/pulumi";
import {
  Access,
  GuardMode,
  HttpPort,
  NetworkPolicyEnforcement,
  Profile,
  RedisEngine,
  RequestsWithoutLength,
  SearchFlavor,
  TaintEffect,
  Weekday,
  type TracardiProductionArgs,
  ProtectedPart,
} from "../../index";
import { args, certificates, existing } from "../helpers/production";
import { late, roleArn, secret, secretMark, withoutGui } from "./argumentBases";

const hosts = args().hosts;

/** Values of each argument, right alone or in some company, and those at the edge of what is allowed. */
export const values: { readonly [argument in keyof Required<TracardiProductionArgs>]: unknown[] } =
  {
    hosts: [hosts, withoutGui, { ...hosts, publicApiAliases: ["a.example.com", "b.example.com"] }],
    trustedNetworks: [
      ["203.0.113.0/24"],
      ["10.20.0.0/16"],
      ["0.0.0.0/0"],
      ["0.0.0.0/1", "128.0.0.0/1"],
      ["::/0"],
      ["10.0.0.0/16"],
    ],
    access: [Access.Internal, Access.Restricted],
    kubernetesApi: [
      args().kubernetesApi,
      undefined,
      { publicNetworks: ["198.51.100.0/24"], administrators: { a: late(roleArn) } },
      { publicNetworks: ["0.0.0.0/0"], administrators: { a: roleArn } },
    ],
    adminEmail: ["admin@example.com", "nobody"],
    openSearch: [
      {},
      { version: "3.3", dataNodes: 6, storageGiB: 500 },
      { version: "2.6" },
      { standby: true },
      { offPeakHour: 3, logs: { errors: false, slow: false, audit: true } },
    ],
    elasticCloud: [{ region: "aws-us-east-1", version: "8.11.4", memoryGiB: 8 }],
    existingSearch: [
      {
        url: "https://search.internal.example.com:443",
        flavor: SearchFlavor.OpenSearch,
        username: late("tracardi"),
        password: pulumi.secret(secret(24)),
        networks: ["10.30.0.0/24"],
      },
      {
        url: "https://search.example.com:9200",
        flavor: SearchFlavor.Elasticsearch,
        apiKey: { id: "id", key: secret(30) },
        caCertificate: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        networks: ["198.18.0.0/24"],
      },
      { url: "http://search", flavor: SearchFlavor.OpenSearch, networks: [] },
      {
        url: `https://elastic:${secretMark}@search.example.com:9200`,
        flavor: SearchFlavor.Elasticsearch,
        username: "tracardi",
        password: secret(16),
        networks: ["10.30.0.0/24"],
      },
    ],
    indices: [{ shards: 1, replicas: 2 }, { shards: 99 }, { replicas: 0 }],
    dns: [
      { zoneId: late("Z0123456789ABCDEFGHIJ") },
      { zoneId: "Z0123456789ABCDEFGHIJ", privateZone: { domain: "example.com" } },
      { zoneId: "Z0123456789ABCDEFGHIJ", privateZone: { zoneId: "Z0123456789ABCDEFGHIJ" } },
      undefined,
    ],
    certificates: [certificates, undefined],
    profile: [Profile.Production, Profile.Minimal],
    placement: [
      { publicApi: "a", internalApi: "b", gui: "c" },
      { publicApi: "one", internalApi: "one", gui: "one" },
      { gui: "Upper Case" },
    ],
    existingClusters: [
      {
        core: {
          clusterName: "shared",
          securityGroupId: "sg-0123456789abcdef0",
          autoMode: true,
          serviceCidr: "172.20.0.0/16",
        },
      },
      {
        core: {
          clusterName: late("shared"),
          securityGroupId: late("sg-0123456789abcdef0"),
          autoMode: false,
          serviceCidr: "10.100.0.0/16",
          dnsAddresses: ["10.100.0.10"],
          networkPolicies: NetworkPolicyEnforcement.Enforced,
          nodeSelector: { team: "tracardi" },
          tolerations: [{ key: "team", value: "tracardi", effect: TaintEffect.NoSchedule }],
        },
      },
      {},
    ],
    network: [
      { existing },
      { cidr: "10.42.0.0/18", zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] },
      { cidr: "10.42.0.0/24" },
      {
        transitGateways: {
          hub: { id: "tgw-0123456789abcdef0", networks: ["10.20.0.0/16"] },
        },
      },
    ],
    guards: [
      { mode: GuardMode.Off },
      { mode: GuardMode.Warn, registries: ["public.ecr.aws/aws-observability"] },
      { registries: ["https://x"] },
    ],
    kubernetesVersion: ["1.35", "1.36", "1.20"],
    publicApi: [
      { instances: 5, workersPerInstance: 25 },
      { instances: 3, maxInstances: 9, spareServers: 1 },
      { instances: 2 },
      { environment: { EXPOSE_GUI_API: "yes" } },
      { secretEnvironment: { API_TOKEN: secret(20) } },
      { environment: { GUNICORN_CMD_ARGS: "--bind=0.0.0.0:9" } },
      { labels: { "k8s.v1.cni.cncf.io/networks": "open" } },
      {
        environment: { TZ: "UTC" },
        labels: { team: "web" },
        annotations: { "example.com/a": "b" },
      },
    ],
    internalApi: [
      { instances: 2, maxInstances: 4 },
      { instances: 1 },
      { secretEnvironment: { API_TOKEN: secret(20) }, podIdentityRoleArn: roleArn },
    ],
    gui: [{ instances: 3 }, { instances: 1 }, { secretEnvironment: { KEY: secret(12) } }],
    maintenance: [
      { startHourUtc: 2 },
      { startHourUtc: 25 },
      { startHourUtc: 0, days: [Weekday.Sunday] },
    ],
    collector: [
      { webhooks: false, redirects: false, trackerScript: false },
      { consent: true, widgets: true },
    ],
    firewall: [
      { enabled: false },
      { requestsPerAddress: 100, largestBodyKiB: 8 },
      { requestsWithoutLength: RequestsWithoutLength.Block },
    ],
    accessLogs: [
      { enabled: false },
      { bucketName: late("my-logs"), prefix: "tracardi" },
      { prefix: "x" },
    ],
    httpPort: [HttpPort.Redirect, HttpPort.Closed],
    egress: [{ https: false }, { networks: [{ network: "10.30.0.0/16", port: 5432 }] }],
    redis: [
      { engine: RedisEngine.RedisOss, nodes: 3 },
      {
        existing: {
          host: late("redis.example.com"),
          password: secret(16),
          networks: ["10.30.1.0/24"],
        },
      },
      { nodes: 1 },
      { existing: { host: `redis://:${secretMark}@r.example.com`, networks: ["10.30.1.0/24"] } },
      { password: secret(12), existing: { host: "r.example.com", networks: ["10.30.1.0/24"] } },
    ],
    mysql: [
      {},
      {
        existing: {
          host: "mysql.example.com",
          username: "tracardi",
          password: pulumi.secret(secret(16)),
          networks: ["10.30.2.0/24"],
        },
      },
    ],
    tracardi: [
      { version: "0.8.2.1" },
      { version: "0.9.0", untestedOnOpenSearch: true },
      { version: "1.0" },
    ],
    images: [
      { registry: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub" },
      { registry: `https://me:${secretMark}@registry.example.com` },
      { pullSecret: JSON.stringify({ auths: { "docker.io": { auth: secret(24) } } }) },
    ],
    apm: [{ enabled: false }, { enabled: true }],
    updateWorker: [{ enabled: true }],
    identity: [
      { installationToken: secret(20), mergeSecret: pulumi.secret(secret(30)) },
      { tenantName: "ffe49", adminPassword: secret(14) },
      { installationToken: "short" + secretMark },
      { mergeSecret: late(secretMark) },
    ],
    kmsKeyArn: [
      "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012",
      late("no"),
    ],
    iam: [
      { path: "/teams/", permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary" },
      { path: "x" },
    ],
    protection: [true, false],
    unprotected: [undefined, [], Object.values(ProtectedPart), [ProtectedPart.Redis]],
    logRetentionDays: [30, 31],
    tags: [{ team: "web" }, { "aws:x": "y" }, { owner: "x".repeat(300) }],
  };
