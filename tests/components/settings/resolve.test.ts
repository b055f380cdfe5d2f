import * as assert from "node:assert/strict";
import { Profile, RedisEngine, SearchFlavor } from "../../../index";
import { edgeOf } from "../../../components/settings/edge";
import { resolve } from "../../../components/settings/resolve";
import { versionLines } from "../../../facts/versions";
import { args, existing } from "../../helpers/production";

describe("resolve", () => {
  it("fills in every default", () => {
    const { clusters, publicApi, internalApi, gui, ...rest } = resolve(args());
    assert.deepEqual(rest, {
      profile: "production",
      hosts: args().hosts,
      trustedNetworks: ["203.0.113.0/24"],
      access: "restricted",
      kubernetesApi: {
        publicNetworks: ["203.0.113.9/32"],
        privateNetworks: [],
        administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
      },
      adminEmail: "platform@example.com",
      dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
      certificates: undefined,
      network: {
        cidr: "10.0.0.0/16",
        peerings: {},
        transitGateways: {},
      },
      edge: edgeOf(args()),
      egress: { https: true, networks: [] },
      maintenance: undefined,
      search: {
        kind: "openSearch",
        flavor: "opensearch",
        version: "2.19",
        instanceType: "r7g.large.search",
        dataNodes: 3,
        masterInstanceType: "m7g.large.search",
        storageGiB: 100,
        standby: false,
        logs: { errors: true, slow: true, audit: false },
      },
      indices: { shards: 3, replicas: 1, configurationShards: 1 },
      redis: {
        engine: RedisEngine.Valkey,
        nodeType: "cache.m7g.large",
        nodes: 2,
        snapshotRetentionDays: 7,
        existing: undefined,
      },
      mysql: undefined,
      tracardi: {
        version: "0.8.2.1",
        line: versionLines["0.8.2.1"],
        isKnown: true,
        untestedOnOpenSearch: false,
        apm: true,
        updateWorker: false,
      },
      images: {
        api: "docker.io/tracardi/tracardi-api:0.8.2.1",
        gui: "docker.io/tracardi/tracardi-gui:0.8.2.1",
        apm: "docker.io/tracardi/apm:0.8.2.1",
        updateWorker: "docker.io/tracardi/update-worker:0.8.2.1",
        pause: "registry.k8s.io/pause:3.10",
        pullSecret: undefined,
      },
      guards: { mode: "deny", registries: ["docker.io/tracardi/"] },
      identity: {},
      kmsKeyArn: undefined,
      iam: {},
      protection: true,
      unprotected: [],
      logRetentionDays: 90,
      tags: {},
    });
    const extras = { environment: {}, secretEnvironment: {}, labels: {}, annotations: {} };
    const api = { instances: 3, spareServers: 0, workers: 4, serverCpus: 2, extras };
    assert.deepEqual(publicApi, {
      ...api,
      role: "public-api",
      cluster: "edge",
      pool: "edge",
      exposeGuiApi: false,
      collects: true,
      requestTimeout: 30,
    });
    assert.deepEqual(internalApi, {
      ...api,
      instances: 2,
      role: "internal-api",
      cluster: "core",
      pool: "core",
      exposeGuiApi: true,
      collects: false,
      requestTimeout: 120,
    });
    assert.deepEqual(gui, { cluster: "core", pool: "core", instances: 2, extras });
    const made = {
      autoMode: true,
      serviceCidr: "172.20.0.0/16",
      dnsAddresses: ["172.20.0.10"],
    };
    assert.deepEqual(clusters, [
      {
        name: "edge",
        kubernetesVersion: "1.35",
        ...made,
        pools: [{ name: "edge", serverCpus: 2, maxServers: 5 }],
      },
      {
        name: "core",
        kubernetesVersion: "1.35",
        ...made,
        pools: [{ name: "core", serverCpus: 2, maxServers: 5 }],
      },
    ]);
  });

  it("takes what is given over the defaults", () => {
    const settings = resolve(
      args({
        publicApi: { instances: 7, workersPerInstance: 25 },
        openSearch: { version: "3.3", dataNodes: 6 },
        redis: { nodes: 3 },
        protection: false,
        network: { existing },
        collector: { redirects: false, trackerScript: false },
      }),
    );
    assert.deepEqual(
      [settings.publicApi?.instances, settings.publicApi?.workers, settings.publicApi?.serverCpus],
      [7, 25, 16],
    );
    assert.deepEqual(settings.clusters[0].pools, [{ name: "edge", serverCpus: 16, maxServers: 9 }]);
    assert.ok(settings.search.kind === "openSearch");
    assert.deepEqual([settings.search.version, settings.search.dataNodes], ["3.3", 6]);
    assert.equal(settings.search.storageGiB, 100);
    assert.deepEqual([settings.redis.nodes, settings.redis.nodeType], [3, "cache.m7g.large"]);
    assert.equal(settings.protection, false);
    assert.equal(settings.network.existing, existing);
    assert.deepEqual(settings.edge.collector, ["track", "collect"]);
  });

  it("takes one search engine or another", () => {
    const none = { openSearch: undefined };
    assert.deepEqual(resolve(args({ ...none, elasticCloud: { region: "us-east-1" } })).search, {
      kind: "elasticCloud",
      flavor: "elasticsearch",
      region: "us-east-1",
      version: "8.11.4",
      template: "aws-general-purpose",
      memoryGiB: 8,
      allowedNetworks: [],
    });
    const existingSearch = {
      url: "https://search.example.com:9200",
      flavor: SearchFlavor.OpenSearch,
      username: "tracardi",
      password: "a-password",
      networks: ["10.20.0.0/24"],
    };
    assert.deepEqual(resolve(args({ ...none, existingSearch })).search, {
      kind: "existingSearch",
      ...existingSearch,
    });
  });

  it("takes an argument that is there but undefined for one that is not", () => {
    const settings = resolve(
      args({
        openSearch: { version: undefined, dataNodes: undefined },
        redis: { nodeType: undefined },
        placement: { publicApi: undefined },
        kubernetesApi: { ...args().kubernetesApi, privateNetworks: undefined },
      }),
    );
    assert.ok(settings.search.kind === "openSearch");
    assert.deepEqual([settings.search.version, settings.search.dataNodes], ["2.19", 3]);
    assert.equal(settings.redis.nodeType, "cache.m7g.large");
    assert.equal(settings.publicApi?.cluster, "edge");
    assert.deepEqual(settings.kubernetesApi.privateNetworks, []);
  });

  it("makes MySQL for a version that needs it", () => {
    const tracardi = { version: "0.9.0", untestedOnOpenSearch: true };
    assert.deepEqual(resolve(args({ tracardi, mysql: { storageGiB: undefined } })).mysql, {
      storageGiB: 20,
      backupRetentionDays: 7,
      existing: undefined,
    });
  });

  for (const [workers, cpus] of [
    [1, 2],
    [4, 2],
    [5, 4],
    [8, 4],
    [9, 8],
    [25, 16],
    [64, 32],
  ]) {
    it(`has servers of ${cpus} vCPUs for ${workers} workers`, () => {
      const settings = resolve(args({ publicApi: { workersPerInstance: workers } }));
      assert.equal(settings.publicApi?.serverCpus, cpus);
    });
  }
});

describe("resolve: the minimal profile", () => {
  const settings = resolve(args({ profile: Profile.Minimal }));

  it("has one API group of two that serves both sides, and nothing else", () => {
    assert.equal(settings.publicApi, undefined);
    assert.equal(settings.gui, undefined);
    const { instances, exposeGuiApi, collects, cluster } = settings.internalApi;
    assert.deepEqual([instances, exposeGuiApi, collects, cluster], [2, true, true, "core"]);
  });

  it("has one cluster with one pool", () => {
    assert.deepEqual(
      settings.clusters.map(({ name, pools }) => [name, pools.map((pool) => pool.name)]),
      [["core", ["core"]]],
    );
  });
});
