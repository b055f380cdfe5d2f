import assert from "node:assert/strict";
import { join } from "node:path";
import {
  Policy,
  PolicyConfig,
  problems,
  readPolicyConfig,
  reconcile,
} from "../../../preview/analyzer/policyConfig";
import { withFolder } from "../helpers/fixtures";

const policy = (name: string, properties: Policy["properties"] = {}): Policy => ({
  ...{ name, level: "mandatory", remedy: "", properties },
});
const read = (content: string): Promise<PolicyConfig> =>
  withFolder({ "config.json": content }, (folder) => readPolicyConfig(join(folder, "config.json")));

describe("policy configuration", () => {
  it("reads levels and properties", async () => {
    assert.deepEqual(
      await read('{"all":"advisory","a":{"enforcementLevel":"mandatory","least":3}}'),
      {
        all: { level: "advisory", properties: {} },
        a: { level: "mandatory", properties: { least: 3 } },
      },
    );
  });

  it("refuses what is no configuration", async () => {
    await assert.rejects(read("[]"), /config\.json must be a JSON object$/);
    await assert.rejects(read("{"), /^Error: cannot read the policy configuration/);
    await assert.rejects(
      read('{"a":3}'),
      /'a' must be the name of a policy, with a level or an object$/,
    );
    await assert.rejects(
      read('{"a":"mandatroy"}'),
      /'a' has the level "mandatroy"; it must be one of advisory, mandatory, disabled, remediate$/,
    );
  });

  it("lets the policy's entry win over all, and all over the pack", () => {
    const policies = [policy("a", { least: { default: 2 } }), policy("b"), policy("c")];
    const settings = reconcile(
      policies,
      { c: { level: "disabled" } },
      { all: { level: "advisory" }, a: { level: "mandatory", properties: { most: 9 } } },
    );
    assert.deepEqual(settings.get("a"), { level: "mandatory", properties: { least: 2, most: 9 } });
    assert.equal(settings.get("b")?.level, "advisory");
    assert.equal(settings.get("c")?.level, "advisory");
  });

  it("checks properties against the policy's schema", () => {
    const schema: Policy["properties"] = {
      least: { type: "integer", minimum: 1 },
      networks: { type: "array", items: { type: "string" } },
      profile: { enum: ["minimal"] },
      counts: {
        type: "object",
        additionalProperties: false,
        properties: { gui: { type: "integer" } },
      },
    };
    const check = (properties: Record<string, unknown>) =>
      problems([policy("a", schema)], {}, new Map([["a", { level: "mandatory", properties }]]));
    assert.deepEqual(check({ least: 1, networks: ["n"], profile: "minimal" }), []);
    assert.deepEqual(check({ least: 0 }), ["a: least must be at least 1, and is 0"]);
    assert.deepEqual(check({ least: "1" }), ['a: least must be of type integer, and is "1"']);
    assert.deepEqual(check({ networks: ["n", 1] }), [
      "a: networks.1 must be of type string, and is 1",
    ]);
    assert.deepEqual(check({ profile: "small" }), [
      'a: profile must be one of ["minimal"], and is "small"',
    ]);
    assert.deepEqual(check({ lest: 1 }), [
      "a: lest is not known; there are least, networks, profile, counts",
    ]);
    assert.deepEqual(check({ counts: { gui: 1, api: 0 } }), [
      "a: counts.api is not known; there are gui",
    ]);
    assert.deepEqual(check({ counts: { gui: "1" } }), [
      'a: counts.gui must be of type integer, and is "1"',
    ]);
  });

  it("refuses names that the pack does not have", () => {
    const policies = [policy("a"), policy("b")];
    const check = (config: PolicyConfig) => problems(policies, config, reconcile(policies, config));
    assert.deepEqual(check({ all: { level: "advisory" }, b: { level: "disabled" } }), []);
    assert.deepEqual(check({ aa: { level: "disabled" } }), [
      "there is no policy aa; there are all, a, b",
    ]);
    assert.deepEqual(check({ b: { properties: { least: 1 } }, all: { properties: { x: 1 } } }), [
      "all: x is not known; all takes a level alone",
      "b: least is not known; there is nothing to set",
    ]);
  });
});
