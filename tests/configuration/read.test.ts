import assert from "node:assert/strict";
import { argumentsOf, least, told } from "./stackConfig";

const allKeys = /allowed: hosts, trustedNetworks, access, .*tags\. /;

describe("configuration of a stack", () => {
  it("gives the arguments as they are written", () => {
    const stack = { ...least(), logRetentionDays: 30, protection: false, tags: { team: "7" } };
    assert.deepEqual(argumentsOf(stack), stack);
  });

  it("takes a top-level text as it is, also one that looks like a number", () => {
    assert.equal(argumentsOf({ ...least(), kubernetesVersion: 1.35 }).kubernetesVersion, "1.35");
  });

  it("passes over the namespaces of others", () => {
    assert.deepEqual(argumentsOf({ ...least(), "aws:region": "eu-west-1", "ec:x": "y" }), least());
  });

  it("names what is missing", () => {
    const { hosts, adminEmail, ...others } = least();
    assert.ok(hosts && adminEmail);
    const lines = told(others);
    assert.equal(lines.length, 2);
    assert.match(lines[0], /^hosts: missing; needed: a plain object\. Name the hosts/);
    assert.match(lines[1], /^adminEmail: missing; needed: /);
  });

  it("names what means nothing, at every depth, with what was probably meant", () => {
    const lines = told({
      ...least(),
      opensearch: {},
      redis: { nodez: 3 },
      egress: { networks: [{ network: "198.51.100.0/24", port: 25, name: "mail" }] },
    });
    assert.match(lines[0], allKeys);
    assert.match(lines[0], /^opensearch: .* Did you mean openSearch\?$/);
    assert.deepEqual(lines.slice(1), [
      "egress.networks[0].name: an argument of this name is not allowed; allowed: network, port. Check the spelling.",
      lines[2],
    ]);
    assert.match(lines[2], /^redis\.nodez: an argument of this name .* Did you mean nodes\?$/);
  });

  const wrong = (path: string, value: string, allowed: string, remedy: string) =>
    `${path}: ${value} is not allowed; allowed: ${allowed}. ${remedy}`;

  it("tells of a wrong type once, by the component's rule and how to write it", () => {
    assert.deepEqual(told({ ...least(), redis: { nodes: "3" } }), [
      wrong("redis.nodes", '"3"', "a whole number from 2 to 3", "Give a number, without quotes."),
    ]);
    assert.deepEqual(told({ ...least(), openSearch: { version: 2.19 } }).length, 1);
    assert.match(
      told({ ...least(), openSearch: { version: 2.19 } })[0],
      /^openSearch\.version: 2\.19 is not allowed; .* Put it in quotes, or set it with `--type string`\.$/,
    );
    assert.deepEqual(told({ ...least(), tags: { "cost-center": 42 } }), [
      wrong(
        "tags.cost-center",
        "42",
        "a plain text under a name that does not start with aws:",
        "Put it in quotes, or set it with `--type string`.",
      ),
    ]);
    assert.deepEqual(told({ ...least(), protection: "yes" }), [
      wrong("protection", '"yes"', "true, false", "Give true or false, without quotes."),
    ]);
  });

  it("knows an empty value from an empty object", () => {
    for (const [given, shown] of [
      [null, "null"],
      ["", '""'],
    ] as const) {
      assert.deepEqual(told({ ...least(), openSearch: given }), [
        wrong(
          "openSearch",
          shown,
          "a plain object",
          "Write {} for nothing in it, or leave the name out.",
        ),
      ]);
    }
    assert.deepEqual(told({ ...least(), openSearch: {} }), []);
  });

  it("adds what the component finds wrong, in the same error", () => {
    const lines = told({
      ...least(),
      trustedNetworks: ["0.0.0.0/0", 7],
      publicApi: { instances: "three" },
      redis: { nodes: 9 },
    });
    const paths = lines.map((line) => line.slice(0, line.indexOf(": ")));
    assert.deepEqual(paths.sort(), [
      "publicApi.instances",
      "redis.nodes",
      "trustedNetworks[0]",
      "trustedNetworks[1]",
    ]);
  });

  it("names the choices", () => {
    assert.match(
      told({ ...least(), access: "public" })[0],
      /^access: "public" is not allowed; allowed: "internal", "restricted"\. /,
    );
  });
});
