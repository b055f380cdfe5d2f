import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { ConfigMap } from "../../preview/project/config";
import { argumentsOf, least, told } from "./stackConfig";

const SECRET = "hunter2-hunter2-hunter2";
const secure = { secure: SECRET };

/** What is known of an Output, without waiting for a deployment. */
async function stateOf(value: unknown): Promise<{ secret: boolean; known: unknown }> {
  const output = value as { isSecret: Promise<boolean>; isKnown: Promise<boolean> } & {
    promise(): Promise<unknown>;
  };
  const known = (await output.isKnown) ? await output.promise() : "unknown";
  return { secret: await output.isSecret, known };
}

describe("secrets in a stack's configuration", () => {
  it("stay secret, and what is beside them plain", async () => {
    const { identity, publicApi } = argumentsOf({
      ...least(),
      identity: { tenantName: "acme", mergeSecret: secure },
      publicApi: { instances: 4, secretEnvironment: { WEBHOOK_KEY: secure } },
    });
    assert.equal(identity?.tenantName, "acme");
    assert.deepEqual(await stateOf(identity?.mergeSecret), { secret: true, known: SECRET });
    assert.equal(publicApi?.instances, 4);
    const variables = publicApi?.secretEnvironment;
    assert.deepEqual(await stateOf(variables?.WEBHOOK_KEY), { secret: true, known: SECRET });
  });

  it("are refused where they are not encrypted, and not shown", () => {
    const lines = told({ ...least(), identity: { mergeSecret: SECRET, adminPassword: "x" } });
    assert.deepEqual(lines, [
      "identity.mergeSecret: a value that is not encrypted is not allowed; allowed: an encrypted one. " +
        "Run `pulumi config set --secret --path identity.mergeSecret`, with a new value where this one was seen.",
      "identity.adminPassword: a value that is not encrypted is not allowed; allowed: an encrypted one. " +
        "Run `pulumi config set --secret --path identity.adminPassword`, with a new value where this one was seen.",
      "identity.adminPassword: [secret] is not allowed; allowed: at least 12 printable ASCII characters, without " +
        "space. Leave it out for the default: 24 random characters.",
    ]);
  });

  it("are checked at once with everything else", () => {
    const lines = told({ ...least(), identity: { mergeSecret: { secure: "short" } } });
    assert.equal(lines.length, 1);
    assert.match(
      lines[0],
      /^identity\.mergeSecret: \[secret\] is not allowed; allowed: at least 20/,
    );
  });

  it("are not shown where they are in the wrong place", () => {
    const misplaced: Record<string, ConfigMap> = {
      identity: { identity: secure },
      "identity.mergeSecret": { identity: { mergeSecret: [secure] } },
      "identity.mergeSecrets": { identity: { mergeSecrets: secure } },
      "identity.tenantName": { identity: { mergeSecret: SECRET, tenantName: secure } },
      "redis.existing": { redis: { existing: [secure] } },
      token: { token: secure },
      adminEmail: { adminEmail: secure },
      "redis.nodes": { redis: { nodes: secure } },
    };
    for (const [path, stack] of Object.entries(misplaced)) {
      for (const offline of [false, true]) {
        const lines = told({ ...least(), ...stack }, offline);
        assert.ok(
          lines.some((line) => line.startsWith(`${path}: `)),
          `${path}: ${lines.join("\n")}`,
        );
        assert.ok(!lines.join("\n").includes(SECRET), lines.join("\n"));
      }
    }
  });

  it("are refused where they cannot stay secret", () => {
    const rest =
      " is not allowed; allowed: plain text, as it would not stay secret in AWS and in the stack's state. " +
      "Set it again with `pulumi config set --plaintext --path`.";
    const email = { secure: "platform@example.com" };
    assert.deepEqual(told({ ...least(), adminEmail: email }), [
      `adminEmail: an encrypted value${rest}`,
    ]);
    assert.deepEqual(told({ ...least(), identity: { tenantName: { secure: "acme" } } }), [
      `identity: an encrypted value that is none of its secrets${rest}`,
    ]);
  });

  describe("that cannot be decrypted offline", () => {
    it("are secret and unknown", async () => {
      const { identity } = argumentsOf({ ...least(), identity: { mergeSecret: secure } }, true);
      const state = await stateOf(identity?.mergeSecret);
      assert.deepEqual(state, { secret: true, known: "unknown" });
      assert.ok(pulumi.Output.isInstance(identity?.mergeSecret));
    });

    it("show which value beside them is not encrypted", () => {
      const identity = { mergeSecret: secure, adminPassword: SECRET };
      const lines = told({ ...least(), identity }, true);
      assert.equal(lines.length, 1);
      assert.match(lines[0], /^identity\.adminPassword: a value that is not encrypted /);
      assert.deepEqual(told({ ...least(), identity: { mergeSecret: secure } }, true), []);
    });
  });
});
