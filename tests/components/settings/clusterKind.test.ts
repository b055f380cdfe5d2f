import * as assert from "node:assert/strict";
import { dnsAddressOf } from "../../../components/internal/serviceNetwork";
import { resolve } from "../../../components/settings/resolve";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { args, type Changes } from "../../helpers/production";

const clusters = (changes: Changes) =>
  Object.fromEntries(resolve(args(changes)).clusters.map((each) => [each.name, each]));

describe("dnsAddressOf", () => {
  for (const [services, address] of [
    ["172.20.0.0/16", "172.20.0.10"],
    ["10.100.0.0/16", "10.100.0.10"],
    ["192.168.255.0/24", "192.168.255.10"],
    ["10.16.0.0/12", "10.16.0.10"],
  ]) {
    it(`is ${address} of ${services}`, () => assert.equal(dnsAddressOf(services), address));
  }
});

describe("settings of clusters", () => {
  it("that are made: Auto Mode, with Services and DNS of our choice", () => {
    const { edge } = clusters({});
    assert.equal(edge.autoMode, true);
    assert.equal(edge.serviceCidr, "172.20.0.0/16");
    assert.deepEqual(edge.dnsAddresses, ["172.20.0.10"]);
    assert.equal(edge.existing, undefined);
  });

  it("that exist: as they are, with node pools in Auto Mode alone", () => {
    const { edge, core } = clusters(onClusters({ edge: autoCluster, core: plainCluster }));
    assert.deepEqual(
      [edge, core].map(({ autoMode, serviceCidr, dnsAddresses, pools }) => [
        autoMode,
        serviceCidr,
        dnsAddresses,
        pools.map(({ name }) => name),
      ]),
      [
        [true, "10.100.0.0/16", ["10.100.0.10"], ["edge"]],
        [false, "172.20.0.0/16", ["172.20.0.10"], []],
      ],
    );
  });

  it("that exist have no metrics-server installed in them", () => {
    const scaled = { publicApi: { maxInstances: 6 } };
    assert.equal(clusters(scaled).edge.metricsPool, "edge");
    const { edge } = clusters({ ...scaled, ...onClusters({ edge: autoCluster }) });
    assert.equal(edge.metricsPool, undefined);
  });

  it("place pods on the user's servers only without Auto Mode", () => {
    const { publicApi, internalApi, gui } = resolve(
      args(onClusters({ edge: autoCluster, core: { ...plainCluster, nodeSelector: { a: "b" } } })),
    );
    assert.equal(publicApi?.servers, undefined);
    for (const each of [internalApi, gui]) {
      assert.deepEqual(each?.servers, { nodeSelector: { a: "b" }, tolerations: [] });
    }
  });
});
