import * as assert from "node:assert/strict";
import { assertInputs, json } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";

const scaled = { maxInstances: 9 };

describe("metrics-server", () => {
  const placed = (pool: string) => ({
    nodeSelector: { "tracardi-pulumi/pool": `tracardi-${pool}` },
    tolerations: [
      {
        key: "tracardi-pulumi/pool",
        operator: "Equal",
        value: `tracardi-${pool}`,
        effect: "NoSchedule",
      },
    ],
  });

  it("is not there where nothing is scaled", async () => {
    assert.deepEqual((await production()).names("Addon"), []);
    const fixed = await deployLayout({ publicApi: { instances: 4, maxInstances: 4 } });
    assert.deepEqual(fixed.names("Addon"), []);
  });

  it("runs on the edge where there are no other servers, and tolerates their taint", async () => {
    const deployment = await deployLayout({ publicApi: scaled });
    assert.deepEqual(deployment.names("Addon"), ["tracardi-edge-metrics-server"]);
    const addon = deployment.get("Addon", "tracardi-edge-metrics-server");
    assertInputs(addon, {
      addonName: "metrics-server",
      clusterName: deployment.get("Cluster", "tracardi-edge").outputs.name,
      addonVersion: "v1.0.0-simulated.1",
      "tags.tracardi-pulumi": "tracardi",
    });
    assert.deepEqual(json(addon, "configurationValues"), placed("edge"));
    deployment.assertWaits(addon, deployment.get("NodePool", "tracardi-edge-edge"));
    const scaler = deployment.get("HorizontalPodAutoscaler", "tracardi-public-api");
    deployment.assertWaits(scaler, addon);
  });

  it("runs on core where that is on the cluster, once", async () => {
    const one = { publicApi: "all", internalApi: "all", gui: "all" };
    const deployment = await deployLayout({
      placement: one,
      publicApi: scaled,
      internalApi: scaled,
    });
    assert.deepEqual(deployment.names("Addon"), ["tracardi-all-metrics-server"]);
    const addon = deployment.get("Addon", "tracardi-all-metrics-server");
    assert.deepEqual(json(addon, "configurationValues"), placed("core"));
  });

  it("is on each cluster of its own that scales", async () => {
    const deployment = await deployLayout({ publicApi: scaled, internalApi: scaled });
    assert.deepEqual(deployment.names("Addon"), [
      "tracardi-core-metrics-server",
      "tracardi-edge-metrics-server",
    ]);
  });
});
