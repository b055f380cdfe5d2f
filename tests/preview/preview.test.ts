import assert from "node:assert/strict";
import { ProgramError } from "../../preview/preview";
import { UNKNOWN, isSecret, unwrap } from "../../preview/engine/wire";
import { previewOf } from "./helpers/fixtures";

describe("preview", () => {
  it("runs the program with its configuration and simulated values", async () => {
    const { resources, outputs, diagnostics, pack } = await previewOf("small");
    assert.equal(resources.length, 13);
    assert.equal(pack, undefined);
    assert.equal(outputs.greeting, "hello");
    assert.equal(outputs.region, "eu-west-1");
    assert.match(String(outputs.vpcId), /^vpc-simulated-[0-9a-f]{8}$/);
    assert.match(
      String(outputs.clusterArn),
      /^arn:aws:eks:eu-west-1:123456789012:cluster\/cluster-[0-9a-f]{7}$/,
    );
    assert.equal(isSecret(outputs.password), true);
    assert.equal(String(unwrap(outputs.password)).length, 24);
    assert.deepEqual(
      diagnostics.map(({ severity }) => severity),
      ["info", "warning"],
    );
  });

  it("gives the same values in each run", async () => {
    const [first, second] = await Promise.all([previewOf("small"), previewOf("small")]);
    assert.deepEqual(first.outputs, second.outputs);
  });

  it("leaves computed values unknown when asked", async () => {
    const { resources, outputs } = await previewOf("small", { unknowns: true });
    assert.equal(resources.length, 13);
    assert.equal(outputs.vpcId, UNKNOWN);
    assert.equal(outputs.clusterArn, UNKNOWN);
    assert.equal(unwrap(outputs.password), UNKNOWN);
    assert.equal(outputs.region, "eu-west-1", "functions answer in a preview too");
    const config = resources.find(({ type }) => type.endsWith(":ConfigMap"));
    assert.deepEqual(config?.outputs, {}, "the engine asks nothing of a cluster that is not there");
    const vpc = resources.find(({ type }) => type.endsWith(":Vpc"));
    assert.equal(vpc?.outputs.cidrBlock, "10.0.0.0/16", "inputs are known");
    assert.equal(vpc?.id, "");
  });

  it("places resources under their components, and defaults to the stack", async () => {
    const { resources } = await previewOf("small");
    const parents = Object.fromEntries(
      resources.map(({ name, parent }) => [name, parent.split("::").pop()]),
    );
    assert.equal(parents["net-0"], "net");
    assert.equal(parents.role, "small-dev");
    assert.equal(parents["small-dev"], "");
    assert.ok(
      resources.some(({ urn }) => urn.includes("::small:index:Network$aws:ec2/vpc:Vpc::net")),
    );
  });

  it("hides secrets in what the program prints", async () => {
    const { diagnostics } = await previewOf("small");
    const warning = diagnostics.find(({ severity }) => severity === "warning")?.message ?? "";
    assert.match(warning, /"small:password":"\[secret\]"/);
    assert.match(warning, /"small:greeting":"hello"/);
  });

  const failures: [string, string | RegExp][] = [
    ["input-properties", "wrong arguments:\n  hosts.gui: give a name"],
    ["run-error", "give a better configuration"],
    ["exit", "the program ended with code 7\nabout to end"],
    [
      "bug",
      /^the program has a bug\nand tells of it in two lines\n {4}at .*broken\/index\.ts:5:9\)\n.*index\.ts:\d+:\d+\)$/,
    ],
    ["duplicate", /Duplicate resource URN '.*RandomPet::one'; try giving it a unique name/],
    ["function", /^the simulated aws provider has no answer for aws:none\/none:none;/],
    ["late", /^\[secret\] cannot be used\n {4}at .*index\.ts/],
  ];
  for (const [stack, message] of failures) {
    it(`tells why a program fails: ${stack}`, async () => {
      await assert.rejects(previewOf("broken", { stack }), (error: Error) => {
        assert.ok(error instanceof ProgramError);
        if (typeof message === "string") {
          assert.equal(error.message, message);
        } else {
          assert.match(error.message, message);
        }
        assert.doesNotMatch(error.message, /node_modules|node:internal/);
        return true;
      });
    });
  }
});
