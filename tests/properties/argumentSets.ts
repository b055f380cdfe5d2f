import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
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
  type TracardiProductionArgs,
  Weekday,
} from "../../index";
import { args, certificates, existing } from "../helpers/production";

/** A part of every secret that a set contains: no output may have it. */
export const secretMark = "Top5ecret";

const secret = (length: number) => secretMark.padEnd(length, "x1");
/** A text that is known only when resources are made. */
const late = <T>(value: T) => pulumi.output(value);

const roleArn = "arn:aws:iam::111122223333:role/deployer";
const hosts = args().hosts;
const everything = { publicApi: "track.example.com", internalApi: "tracardi-api.example.com" };

/** Whole sets that are right as they are: where the generated ones start. */
export const bases: readonly TracardiProductionArgs[] = [
  args(),
  args({ profile: Profile.Minimal, hosts: everything }),
  args({ dns: undefined, certificates }),
  args({ placement: { publicApi: "all", internalApi: "all", gui: "all" } }),
  args({
    access: Access.Internal,
    trustedNetworks: ["10.20.0.0/16", "192.168.7.0/24"],
    network: { existing },
    kubernetesApi: { privateNetworks: ["10.20.30.0/24"], administrators: { deployer: roleArn } },
  }),
  args({
    access: Access.Internal,
    trustedNetworks: ["172.16.0.0/16"],
    network: {
      peerings: {
        office: {
          vpcId: "vpc-0123456789abcdef1",
          networks: ["172.16.0.0/16"],
          routeTableIds: { main: "rtb-0123456789abcdef0" },
        },
      },
    },
  }),
  args({
    openSearch: undefined,
    elasticCloud: { region: "aws-eu-west-1" },
  }),
  args({
    openSearch: undefined,
    existingSearch: {
      url: "https://search.example.com:9243",
      flavor: SearchFlavor.Elasticsearch,
      username: "tracardi",
      password: secret(20),
      networks: ["198.18.0.0/24", "10.30.0.0/24"],
    },
  }),
  args({
    openSearch: undefined,
    elasticCloud: { region: "aws-eu-west-1" },
    tracardi: { version: "0.9.0" },
  }),
];

/** Values of each argument, right alone or in some company, and those at the edge of what is allowed. */
export const values: { readonly [argument in keyof Required<TracardiProductionArgs>]: unknown[] } =
  {
    hosts: [hosts, everything, { ...hosts, publicApiAliases: ["a.example.com", "b.example.com"] }],
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
    ],
    indices: [{ shards: 1, replicas: 2 }, { shards: 99 }, { replicas: 0 }],
    dns: [
      { zoneId: late("Z0123456789ABCDEFGHIJ") },
      { zoneId: "Z0123456789ABCDEFGHIJ", privateZone: { domain: "example.com" } },
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
    gui: [{ instances: 3 }, { instances: 1 }],
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
    logRetentionDays: [30, 31],
    tags: [{ team: "web" }, { "aws:x": "y" }],
  };

/** What an untyped program, or one with a slip in it, may give in any place. */
const slips: readonly unknown[] = [
  undefined,
  null,
  -1,
  0.5,
  NaN,
  "",
  " ",
  "\u0000",
  true,
  [],
  {},
  { unknownName: 1 },
  [null],
  "x".repeat(300),
  late("late"),
  late(undefined),
];

interface Slip {
  /** Which of the places, as a part of all. */
  readonly place: number;
  readonly value: unknown;
  readonly misspelled: boolean;
}

const slip: fc.Arbitrary<Slip> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.constantFrom(...slips),
  misspelled: fc.boolean(),
});

const choice = fc
  .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
  .chain((argument) =>
    fc.constantFrom(...values[argument]).map((value) => ({ [argument]: value })),
  );

/** Sets that are often right, often wrong in what belongs together, and sometimes nonsense somewhere. */
export const argumentSets: fc.Arbitrary<TracardiProductionArgs> = fc
  .record({
    base: fc.constantFrom(...bases),
    choices: fc.array(choice, { maxLength: 3 }),
    slips: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Slip[]>([]) },
      { weight: 1, arbitrary: fc.array(slip, { minLength: 1, maxLength: 2 }) },
    ),
  })
  .map((set) => {
    const chosen: unknown = Object.assign({}, set.base, ...set.choices);
    return set.slips.reduce(withSlip, chosen) as TracardiProductionArgs;
  });

function withSlip(target: unknown, { place, value, misspelled }: Slip): unknown {
  const places = placesIn(target).slice(1);
  const path = places[Math.floor(place * places.length)] ?? [];
  return misspelled ? renamed(target, path) : changed(target, path, () => value);
}

/** Every place that holds something, by its keys. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return [path, ...inner];
}

function changed(target: unknown, path: string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(target);
  const copy = Array.isArray(target) ? [...(target as unknown[])] : { ...(target as object) };
  const values = copy as Record<string, unknown>;
  values[key] = changed(values[key], rest, change);
  return copy;
}

function renamed(target: unknown, path: string[]): unknown {
  const name = path[path.length - 1] ?? "x";
  return changed(target, path.slice(0, -1), (parent) => {
    if (Array.isArray(parent) || typeof parent !== "object" || parent === null) return parent;
    const entries = Object.entries(parent).map(([key, value]) => [
      key === name ? `${key}z` : key,
      value as unknown,
    ]);
    return Object.fromEntries(entries) as unknown;
  });
}
