import * as assert from "node:assert/strict";
import { at, type Deployment } from "../../helpers/deployment";
import { ProtectedPart } from "../../../index";
import { adopted, deployLayout, production } from "../../helpers/production";

const guarded = (deployment: Deployment) =>
  deployment.all
    .filter(({ options }) => options.protect)
    .map(({ type, name }) => `${type.split(":").pop()} ${name}`)
    .sort();

describe("protection", () => {
  it("guards what holds data and what cannot be made the same again", async () => {
    assert.deepEqual(guarded(await production()), [
      "Bucket tracardi-access-logs",
      "Cluster tracardi-core",
      "Cluster tracardi-edge",
      "Domain tracardi-search",
      "Key tracardi",
      "LoadBalancer tracardi-gui",
      "LoadBalancer tracardi-internal-api",
      "LoadBalancer tracardi-public-api",
      "RandomPassword tracardi-admin-password",
      "RandomPassword tracardi-installation-token",
      "RandomPassword tracardi-merge-secret",
      "ReplicationGroup tracardi-redis",
      "Vpc tracardi",
    ]);
  });

  const parts: { readonly [part in ProtectedPart]: readonly string[] } = {
    search: ["Domain tracardi-search"],
    redis: ["ReplicationGroup tracardi-redis"],
    mysql: ["Instance tracardi-mysql"],
    key: ["Key tracardi"],
    network: ["Vpc tracardi"],
    clusters: ["Cluster tracardi-core", "Cluster tracardi-edge"],
    "load-balancers": [
      "LoadBalancer tracardi-gui",
      "LoadBalancer tracardi-internal-api",
      "LoadBalancer tracardi-public-api",
    ],
    "access-logs": ["Bucket tracardi-access-logs"],
    identity: [
      "RandomPassword tracardi-admin-password",
      "RandomPassword tracardi-installation-token",
      "RandomPassword tracardi-merge-secret",
    ],
  };
  const tracardi = { version: "0.9.0", untestedOnOpenSearch: true };
  let all: string[];
  before(async () => (all = guarded(await deployLayout({ tracardi }))));

  for (const part of Object.values(ProtectedPart)) {
    it(`leaves out ${part} alone where that is named`, async () => {
      const without = guarded(await deployLayout({ tracardi, unprotected: [part] }));
      assert.deepEqual(
        all.filter((each) => !without.includes(each)),
        parts[part],
      );
    });
  }

  it("is off as a whole when it is off", async () => {
    assert.deepEqual(guarded(await adopted()), []);
  });

  for (const [layout, expected] of [
    [production, true],
    [adopted, false],
  ] as const) {
    it(`sets AWS's own protections: ${expected}`, async () => {
      const deployment = await layout();
      const clusters = deployment.of("Cluster").map((each) => at(each, "deletionProtection"));
      assert.deepEqual(clusters, [expected, expected]);
      const balancers = deployment
        .of("LoadBalancer")
        .filter(({ custom }) => custom)
        .map((each) => at(each, "enableDeletionProtection"));
      assert.deepEqual(balancers, [expected, expected, expected]);
    });
  }

  it("leaves the records by which other certificates may be renewed, and NetworkPolicies on", async () => {
    const deployment = await production();
    const left = deployment.all.filter(({ retainOnDelete }) => retainOnDelete);
    assert.deepEqual(left.map(({ name }) => name).sort(), [
      "tracardi-core-network-policies",
      "tracardi-edge-network-policies",
      "tracardi-internal-tracardi-api.example.com",
      "tracardi-internal-tracardi.example.com",
      "tracardi-public-track.example.com",
    ]);
  });
});
