import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { at, type Deployment } from "../../helpers/deployment";
import { deployLayout } from "../../helpers/production";
import { egressOf, variablesOf } from "../../helpers/pods";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("an existing Redis", () => {
  let deployment: Deployment;
  before(async () => {
    deployment = await deployLayout({
      redis: {
        existing: {
          host: pulumi.output("cache.example.com"),
          port: 6380,
          password: "a-password.of_mine",
          networks: ["10.20.0.0/24", "8.8.8.8/32"],
        },
      },
    });
  });

  it("takes the place of the replication group and of all that belongs to it", () => {
    assert.deepEqual(deployment.errors, []);
    const made = Object.keys(deployment.counts()).filter((type) => /elasticache|Redis/.test(type));
    assert.deepEqual(made, []);
    assert.ok(
      !nonEmpty(deployment.of("SecurityGroupIngressRule")).some(({ name }) => /redis/.test(name)),
    );
  });

  it("is told to every process, with the port behind the host for the queue of imports", () => {
    for (const workload of ["public-api", "internal-api", "apm"]) {
      const { plain, secret } = variablesOf(deployment.get("Deployment", `tracardi-${workload}`));
      assert.equal(plain.REDIS_HOST, "cache.example.com:6380");
      assert.equal(plain.REDIS_PORT, "6380");
      assert.ok(secret.includes("REDIS_PASSWORD"));
    }
    const { plain, secret } = variablesOf(deployment.get("Job", "tracardi-installer"));
    assert.equal(plain.REDIS_HOST, "cache.example.com:6380");
    assert.ok(secret.includes("REDIS_PASSWORD"));
  });

  it("is where pods may connect to, at its port and at its addresses alone", () => {
    for (const policy of [
      "internal-api-internal-api",
      "internal-api-apm",
      "public-api-public-api",
    ]) {
      const found = egressOf(deployment.get("NetworkPolicy", `tracardi-${policy}`));
      assert.deepEqual(found[6380], ["10.20.0.0/24", "8.8.8.8/32"], policy);
      assert.equal(found[6379], undefined);
    }
  });

  it("is an output, and its password is none", () => {
    const { outputs } = deployment.get("TracardiProduction", "tracardi");
    assert.equal(outputs.redisHost, "cache.example.com");
    assert.doesNotMatch(JSON.stringify(outputs), /a-password/);
  });

  it("needs no password, and no port where it has the usual one", async () => {
    const other = await deployLayout({
      redis: { existing: { host: "10.20.0.7", networks: ["10.20.0.7/32"] } },
    });
    const { plain, secret } = variablesOf(other.get("Deployment", "tracardi-internal-api"));
    assert.deepEqual([plain.REDIS_HOST, plain.REDIS_PORT], ["10.20.0.7", "6379"]);
    assert.ok(!secret.includes("REDIS_PASSWORD"));
    const stored = at(other.get("Secret", "tracardi-internal-api"), "stringData") as object;
    assert.ok(!Object.keys(stored).includes("REDIS_PASSWORD"));
  });

  it("stops the deployment where its host turns out to be an address with a port", async () => {
    const other = await deployLayout({
      redis: { existing: { host: pulumi.output("cache:6379"), networks: ["10.20.0.7/32"] } },
    });
    assert.ok(other.errors.some((error) => error.includes('redis.existing.host: "cache:6379"')));
    assert.deepEqual(other.names("Job"), []);
  });
});
