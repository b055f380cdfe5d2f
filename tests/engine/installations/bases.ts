import { Encrypted, type Values, withValue } from "./values";

/** The installations that are changed: together they say every argument that there is. */

const production: Values = {
  hosts: {
    publicApi: "track.example.com",
    internalApi: "tracardi-api.example.com",
    gui: "tracardi.example.com",
  },
  trustedNetworks: ["203.0.113.0/24"],
  access: "restricted",
  kubernetesApi: {
    publicNetworks: ["203.0.113.9/32"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  adminEmail: "platform@example.com",
  dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
  openSearch: { version: "2.19" },
};

const certificate = (number: number) =>
  `arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-00000000000${number}`;

const withoutSearch = withValue(production, "openSearch", undefined);

const subnets = (first: number) =>
  [0, 1, 2].map((index) => `subnet-0000000000000000${(first + index).toString(16)}`);

const ownNetwork: Values = {
  vpcId: "vpc-0123456789abcdef0",
  publicSubnetIds: subnets(1),
  ingressSubnetIds: subnets(4),
  workloadSubnetIds: subnets(7),
  dataSubnetIds: subnets(10),
};

/** One whose authority can be told from another's. */
export const kubeconfig = (authority: string): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "edge",
    contexts: [{ name: "edge", context: { cluster: "edge", user: "deployer" } }],
    clusters: [
      {
        name: "edge",
        cluster: {
          server: "https://edge.example.com",
          "certificate-authority-data": Buffer.from(authority).toString("base64"),
        },
      },
    ],
    users: [{ name: "deployer", user: { token: "a-token-for-this-test" } }],
  });

export const bases = {
  production,
  /** Scaled by an autoscaler, with values that can be taken away again. */
  tuned: {
    ...production,
    publicApi: {
      ...{ instances: 3, maxInstances: 9, targetCpuPercent: 60, spareServers: 1 },
      ...{ workersPerInstance: 4, serverCpus: 2 },
      environment: { PROFILE_CACHE_TTL: "120" },
      labels: { team: "marketing" },
    },
    kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000002",
    maintenance: { days: ["saturday"], startHourUtc: 2, hours: 4 },
    images: { registry: "registry.example.com/mirror" },
  },
  /** Everything on one cluster. */
  oneCluster: {
    ...production,
    placement: { publicApi: "all", internalApi: "all", gui: "all" },
  },
  elasticCloud: { ...withoutSearch, elasticCloud: { region: "eu-west-1" } },
  existingSearch: {
    ...withoutSearch,
    existingSearch: {
      url: "https://search.example.com:9200",
      flavor: "opensearch",
      username: "tracardi",
      password: new Encrypted("a-password-for-this-test"),
      networks: ["10.0.40.0/24"],
    },
  },
  apiKey: {
    ...withoutSearch,
    existingSearch: {
      url: "https://search.example.com:9200",
      flavor: "elasticsearch",
      apiKey: { id: "dGhlLWlkLW9mLXRoZS1r", key: new Encrypted("a-key-for-this-test") },
      networks: ["10.0.40.0/24"],
    },
  },
  certificates: {
    ...withValue(production, "dns", undefined),
    certificates: { publicArn: certificate(1), internalArn: certificate(2) },
  },
  internal: {
    ...production,
    access: "internal",
    hosts: {
      publicApi: "track.example.com",
      internalApi: "api.tracardi.example.com",
      gui: "gui.tracardi.example.com",
    },
    trustedNetworks: ["10.8.0.0/16", "10.10.0.0/16"],
    network: {
      peerings: {
        office: {
          vpcId: "vpc-0123456789abcdef1",
          networks: ["10.8.0.0/16"],
          routeTableIds: { desktops: "rtb-0123456789abcdef0" },
        },
      },
      transitGateways: {
        company: {
          id: "tgw-0123456789abcdef0",
          networks: ["10.10.0.0/16"],
          routeTableId: "tgw-rtb-0123456789abcdef0",
          returnRouteTableIds: { offices: "tgw-rtb-0123456789abcdef1" },
        },
      },
    },
    dns: {
      zoneId: "Z0123456789ABCDEFGHIJ",
      privateZone: {
        domain: "tracardi.example.com",
        vpcs: { branch: { vpcId: "vpc-0123456789abcdef3" } },
      },
    },
  },
  ownStores: {
    ...production,
    redis: {
      existing: {
        ...{ host: "redis.example.com", port: 6379, networks: ["10.0.41.0/24"] },
        password: new Encrypted("a-password-for-this-test"),
      },
    },
    tracardi: { version: "0.9.0", untestedOnOpenSearch: true },
    mysql: {
      existing: {
        ...{ host: "mysql.example.com", port: 3306, username: "tracardi", database: "tracardi" },
        ...{ networks: ["10.0.42.0/24"], password: new Encrypted("a-password-for-this-test") },
      },
    },
  },
  mysql: { ...production, tracardi: { version: "0.9.0", untestedOnOpenSearch: true } },
  plainCluster: {
    ...production,
    network: { existing: ownNetwork },
    existingClusters: {
      edge: {
        clusterName: "acme-edge",
        kubeconfig: new Encrypted(kubeconfig("ca")),
        securityGroupId: "sg-0123456789abcdef1",
        autoMode: false,
        serviceCidr: "172.20.0.0/16",
        networkPolicies: "enforced",
        nodeSelector: { pool: "tracardi" },
      },
    },
  },
  ownNetwork: {
    ...production,
    network: { existing: ownNetwork },
    existingClusters: {
      edge: {
        clusterName: "acme-edge",
        securityGroupId: "sg-0123456789abcdef0",
        autoMode: true,
        serviceCidr: "172.20.0.0/16",
        networkPolicies: "switch-on",
        nodeRoleName: "acme-servers",
      },
    },
  },
} satisfies Record<string, Values>;

export type BaseName = keyof typeof bases;
