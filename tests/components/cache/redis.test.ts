import * as assert from "node:assert/strict";
import { RedisEngine } from "../../../index";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";

describe("Redis", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const replicas = () => deployment.get("ReplicationGroup", "tracardi-redis");

  it("fails over between zones", () => {
    assertInputs(replicas(), {
      engine: "valkey",
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      snapshotRetentionLimit: 7,
    });
  });

  it("speaks what Tracardi's client does: no TLS, no cluster mode, port 6379", () => {
    assertInputs(replicas(), {
      clusterMode: "disabled",
      transitEncryptionEnabled: false,
      transitEncryptionMode: undefined,
      port: 6379,
    });
  });

  it("is encrypted at rest", () => {
    assertInputs(replicas(), {
      atRestEncryptionEnabled: true,
      kmsKeyId: deployment.get("Key", "tracardi").outputs.arn,
    });
  });

  it("makes room by what expires", () => {
    assertInputs(deployment.get("ParameterGroup", "tracardi-redis"), {
      family: "valkey8",
      parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    });
  });

  it("stands in the data subnets, and is reached from the clusters at its port alone", () => {
    const group = deployment.get("SecurityGroup", "tracardi-redis");
    assertInputs(replicas(), { securityGroupIds: [group.id] });
    assertInputs(deployment.get("SubnetGroup", "tracardi-redis"), {
      subnetIds: [1, 2, 3].map((zone) => deployment.get("Subnet", `tracardi-data-${zone}`).id),
    });
    const rules = deployment
      .of("SecurityGroupIngressRule")
      .filter((each) => at(each, "securityGroupId") === group.id);
    assert.deepEqual(
      rules.map((each) => [
        each.name,
        at(each, "fromPort"),
        at(each, "toPort"),
        at(each, "cidrIpv4"),
      ]),
      [
        ["tracardi-edge-to-redis", 6379, 6379, undefined],
        ["tracardi-core-to-redis", 6379, 6379, undefined],
      ],
    );
  });

  it("runs Redis OSS where that is asked for, with parameters of its family", async () => {
    const other = await deployLayout({ redis: { engine: RedisEngine.RedisOss } });
    assertInputs(other.get("ReplicationGroup", "tracardi-redis"), {
      engine: "redis",
      engineVersion: "7.1",
      transitEncryptionEnabled: false,
    });
    assertInputs(other.get("ParameterGroup", "tracardi-redis"), {
      family: "redis7",
      parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    });
  });

  it("keeps its minor version: a later one would be a difference that replaces the group", () => {
    assertInputs(replicas(), { engineVersion: "8.0", autoMinorVersionUpgrade: false });
  });

  it("has the size that is asked for", async () => {
    const other = await deployLayout({
      redis: { nodes: 3, nodeType: "cache.r7g.large", snapshotRetentionDays: 35 },
    });
    assertInputs(other.get("ReplicationGroup", "tracardi-redis"), {
      numCacheClusters: 3,
      nodeType: "cache.r7g.large",
      snapshotRetentionLimit: 35,
    });
  });
});
