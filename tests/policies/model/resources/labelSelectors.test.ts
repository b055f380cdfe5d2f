import assert from "node:assert/strict";
import { selects } from "../../../../policies/model/resources/labelSelectors";
import { UNKNOWN, type Value } from "../../../../policies/value";

const by = (operator: string, ...values: string[]): Value => ({
  matchExpressions: [{ key: "app", operator, values }],
});
const api: Value = { app: "api", tier: "tracardi" };

describe("label selectors", () => {
  const cases: readonly (readonly [string, Value, Value, string])[] = [
    ["no selector", undefined, api, "no"],
    ["an empty selector", {}, api, "yes"],
    ["equal labels", { matchLabels: { app: "api" } }, api, "yes"],
    ["another label", { matchLabels: { app: "gui" } }, api, "no"],
    ["an absent label", { matchLabels: { role: "x" } }, api, "no"],
    ["In", by("In", "gui", "api"), api, "yes"],
    ["NotIn", by("NotIn", "api"), api, "no"],
    ["NotIn of an absent label", by("NotIn", "api"), {}, "yes"],
    ["Exists", by("Exists"), api, "yes"],
    ["DoesNotExist", by("DoesNotExist"), api, "no"],
    ["an unknown selector", UNKNOWN, api, "unknown"],
    ["an unknown label", { matchLabels: { app: "api" } }, { app: UNKNOWN }, "unknown"],
    ["unknown labels", { matchLabels: { app: "api" } }, UNKNOWN, "unknown"],
    ["what fails beside what is unknown", { matchLabels: { app: "x", tier: UNKNOWN } }, api, "no"],
  ];
  for (const [what, selector, labels, answer] of cases) {
    it(`know ${what}`, () => assert.equal(selects(selector, labels), answer));
  }
});
