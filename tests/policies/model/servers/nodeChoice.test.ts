import assert from "node:assert/strict";
import { differentServers } from "../../../../policies/model/servers/nodeChoice";
import { UNKNOWN, type Value } from "../../../../policies/value";

const pool = (name: Value): Value => ({ nodeSelector: { pool: name } });
const required = (...terms: Value[]): Value => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms },
    },
  },
});
const one = (operator: string, ...values: string[]): Value => ({
  matchExpressions: [{ key: "pool", operator, values }],
});

describe("servers that pods ask for", () => {
  const cases: readonly (readonly [string, Value, Value, string])[] = [
    ["different pools", pool("a"), pool("b"), "yes"],
    ["the same pool", pool("a"), pool("a"), "no"],
    ["a pool and any server", pool("a"), {}, "no"],
    ["pools by affinity", required(one("In", "a")), pool("b"), "yes"],
    ["one of several pools", required(one("In", "a"), one("In", "b")), pool("b"), "no"],
    ["all but a pool", required(one("NotIn", "a")), pool("a"), "yes"],
    ["servers without a pool", required(one("DoesNotExist")), pool("a"), "yes"],
    ["a pool that is not known", pool(UNKNOWN), pool("a"), "unknown"],
    ["a selector that is not known", { nodeSelector: UNKNOWN }, pool("a"), "unknown"],
  ];
  for (const [what, first, second, answer] of cases) {
    it(`are told apart by ${what}`, () => {
      assert.equal(differentServers(first, second), answer);
      assert.equal(differentServers(second, first), answer);
    });
  }
});
