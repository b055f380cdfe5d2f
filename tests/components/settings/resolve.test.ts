import * as assert from "node:assert/strict";
import { Profile } from "../../../index";
import { edgeOf } from "../../../components/settings/edge";
import { resolve } from "../../../components/settings/resolve";
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
      network: { cidr: "10.0.0.0/16", zones: undefined, existing: undefined },
      edge: edgeOf(args()),
      egress: { https: true, networks: [] },
      openSearch: {
        version: "2.19",
        instanceType: "r7g.large.search",
        dataNodes: 3,
        masterInstanceType: "m7g.large.search",
        storageGiB: 100,
      },
      redis: { nodeType: "cache.m7g.large", nodes: 2, snapshotRetentionDays: 7 },
      images: {
        api: "docker.io/tracardi/tracardi-api:0.8.2.1",
        gui: "docker.io/tracardi/tracardi-gui:0.8.2.1",
      },
      guards: { mode: "deny", registries: ["docker.io/tracardi/"] },
      identity: {},
      protection: true,
      logRetentionDays: 90,
      tags: {},
    });
    const api = { instances: 3, workers: 4, serverCpus: 2 };
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
    assert.deepEqual(gui, { cluster: "core", pool: "core", instances: 2 });
    assert.deepEqual(clusters, [
      {
        name: "edge",
        kubernetesVersion: "1.35",
        pools: [{ name: "edge", serverCpus: 2, maxServers: 5 }],
      },
      {
        name: "core",
        kubernetesVersion: "1.35",
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
    assert.deepEqual([settings.openSearch.version, settings.openSearch.dataNodes], ["3.3", 6]);
    assert.equal(settings.openSearch.storageGiB, 100);
    assert.deepEqual([settings.redis.nodes, settings.redis.nodeType], [3, "cache.m7g.large"]);
    assert.equal(settings.protection, false);
    assert.equal(settings.network.existing, existing);
    assert.deepEqual(settings.edge.collector, ["track", "collect"]);
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
    assert.deepEqual([settings.openSearch.version, settings.openSearch.dataNodes], ["2.19", 3]);
    assert.equal(settings.redis.nodeType, "cache.m7g.large");
    assert.equal(settings.publicApi?.cluster, "edge");
    assert.deepEqual(settings.kubernetesApi.privateNetworks, []);
  });

  it("puts the registry before both images, with or without a slash at its end", () => {
    for (const registry of ["registry.example.com/hub", "registry.example.com/hub/"]) {
      assert.deepEqual(resolve(args({ images: { registry } })).images, {
        api: "registry.example.com/hub/tracardi/tracardi-api:0.8.2.1",
        gui: "registry.example.com/hub/tracardi/tracardi-gui:0.8.2.1",
      });
    }
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

describe("resolve: placement", () => {
  const pools = (placement: object) =>
    resolve(args({ placement })).clusters.map(({ name, pools }) => [
      name,
      pools.map((pool) => [pool.name, pool.maxServers]),
    ]);

  it("puts all on one cluster with both pools", () => {
    assert.deepEqual(pools({ publicApi: "all", internalApi: "all", gui: "all" }), [
      [
        "all",
        [
          ["edge", 5],
          ["core", 5],
        ],
      ],
    ]);
  });

  it("gives the GUI a cluster of its own, with room for it and what it shares servers with", () => {
    assert.deepEqual(pools({ gui: "screens" }), [
      ["edge", [["edge", 5]]],
      ["core", [["core", 5]]],
      ["screens", [["core", 3]]],
    ]);
  });
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
