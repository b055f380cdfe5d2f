import assert from "node:assert/strict";
import { UNKNOWN_VALUE } from "../../../preview/engine/wire";
import { mergeConfig } from "../../../preview/project/config";

describe("configuration", () => {
  it("lets the stack win over the project's value and default", () => {
    const merged = mergeConfig(
      "shop",
      { size: 3, colour: { default: "red" }, "aws:region": { value: "eu-west-1" }, open: true },
      { "shop:colour": "blue" },
    );
    assert.deepEqual(merged, {
      config: {
        "shop:size": "3",
        "shop:colour": "blue",
        "aws:region": "eu-west-1",
        "shop:open": "true",
      },
      secretKeys: [],
      missing: [],
    });
  });

  it("writes lists and objects as JSON", () => {
    const { config } = mergeConfig("shop", {}, { "shop:hosts": ["a", "b"], tags: { team: "x" } });
    assert.deepEqual(config, { "shop:hosts": '["a","b"]', "shop:tags": '{"team":"x"}' });
  });

  it("makes an encrypted value an unknown secret, also inside an object", () => {
    const { config, secretKeys } = mergeConfig(
      "shop",
      {},
      { token: { secure: "v1:abc" }, login: { user: "me", password: { secure: "v1:def" } } },
    );
    assert.equal(config["shop:token"], UNKNOWN_VALUE);
    assert.deepEqual(JSON.parse(config["shop:login"]), { user: "me", password: UNKNOWN_VALUE });
    assert.deepEqual(secretKeys, ["shop:token", "shop:login"]);
  });

  it("keeps a declared secret secret, and names what is not set", () => {
    const declared = { password: { type: "string", secret: true }, size: { type: "integer" } };
    const merged = mergeConfig("shop", declared, { password: "plain" });
    assert.deepEqual(merged.secretKeys, ["shop:password"]);
    assert.deepEqual(merged.missing, ["shop:size"]);
  });
});
