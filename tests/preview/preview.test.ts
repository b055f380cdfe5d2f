import assert from "node:assert/strict";
import { UNKNOWN_VALUE, isSecret, unwrap } from "../../preview/engine/wire";
import { PreviewError } from "../../preview/errors";
import { previewOf } from "./helpers/fixtures";

describe("preview", () => {
  it("runs the program with its configuration and simulated values", async () => {
    const { resources, outputs, diagnostics, pack } = await previewOf("small");
    assert.equal(resources.length, 13);
    assert.equal(pack, undefined);
    assert.equal(outputs.greeting, "hello");
    assert.equal(outputs.region, "eu-west-1");
    assert.match(String(outputs.vpcId), /^vpc-facade00[0-9a-f]{9}$/);
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
    assert.equal(outputs.vpcId, UNKNOWN_VALUE);
    assert.equal(outputs.clusterArn, UNKNOWN_VALUE);
    assert.equal(unwrap(outputs.password), UNKNOWN_VALUE);
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

  it("leaves the result of a function without a simulation unknown, and says so once", async () => {
    const { resources, diagnostics } = await previewOf("broken", { stack: "unanswered" });
    const pets = resources.filter(({ type }) => type.endsWith(":RandomPet"));
    assert.deepEqual(
      pets.map(({ inputs }) => inputs.prefix),
      [UNKNOWN_VALUE, UNKNOWN_VALUE],
    );
    assert.deepEqual(
      diagnostics.map(({ severity, message }) => `${severity}: ${message}`),
      [
        "warning: the function aws:ec2/none:none is not simulated: its result is unknown, or empty " +
          "where the program calls it without Output",
      ],
    );
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
    [
      "function",
      /^no default vpc\n {4}at .*\nnote: the function aws:ec2\/none:none is not simulated: /,
    ],
    // What the SDK writes around an error on the way of an Output, and how often it reports it.
    ["output", "wrong arguments:\n  dns.zoneId: give a zone"],
    ["output-bug", /^no such zone\n {4}at .*broken\/index\.ts:\d+:\d+$/],
    ["late", /^\[secret\] cannot be used\n {4}at .*index\.ts/],
  ];
  for (const [stack, message] of failures) {
    it(`tells why a program fails: ${stack}`, async () => {
      await assert.rejects(previewOf("broken", { stack }), (error: Error) => {
        assert.ok(error instanceof PreviewError && error.kind === "program");
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
