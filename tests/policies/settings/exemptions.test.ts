import assert from "node:assert/strict";
import {
  exemptionOf,
  holdsOn,
  readExemptions,
  unmatched,
} from "../../../policies/settings/exemptions";

const rules = ["tracardi-gui-exposed", "tracardi-gui-replicas"];
const good = {
  rule: "tracardi-gui-exposed",
  resource: "Deployment tracardi/gui",
  reason: "moves next month",
  until: "2027-01-31",
};

describe("exemptions", () => {
  it("are taken as they are when they say all that they must", () => {
    assert.deepEqual(readExemptions([good], rules), { exemptions: [good], problems: [] });
    assert.deepEqual(readExemptions(undefined, rules), { exemptions: [], problems: [] });
  });

  for (const [what, change, problem] of [
    [
      "an unknown rule",
      { rule: "tracardi-gui" },
      'exemptions[0].rule: "tracardi-gui" is no rule. There are tracardi-gui-exposed, tracardi-gui-replicas.',
    ],
    [
      "no resource",
      { resource: " " },
      "exemptions[0].resource: name the resource that is exempted.",
    ],
    [
      "every resource",
      { resource: "**" },
      'exemptions[0].resource: "**" would exempt everything. Set the rule\'s level instead.',
    ],
    ["no reason", { reason: "" }, "exemptions[0].reason: say why, for those who read the report."],
    [
      "a day that there is not",
      { until: "2027-02-30" },
      'exemptions[0].until: "2027-02-30" is no day. Write it as in 2027-01-31.',
    ],
    [
      "no day",
      { until: undefined },
      'exemptions[0].until: "" is no day. Write it as in 2027-01-31.',
    ],
  ] as const) {
    it(`exempt nothing with ${what}, and say so`, () => {
      assert.deepEqual(readExemptions([{ ...good, ...change }], rules), {
        exemptions: [],
        problems: [problem],
      });
    });
  }

  const find = (resource: string, ...names: string[]) =>
    exemptionOf([{ ...good, resource }], good.rule, names) !== undefined;

  it("match a whole name, with * for any text", () => {
    assert.ok(find("Deployment tracardi/gui", "urn", "Deployment tracardi/gui"));
    assert.ok(find("Deployment */gui", "Deployment tracardi/gui"));
    assert.ok(find("urn:pulumi:prod::*::gui", "urn:pulumi:prod::tracardi::t::gui"));
    assert.ok(!find("Deployment tracardi/gui", "Deployment tracardi/gui-2"));
    assert.ok(!find("Deployment tracardi.gui", "Deployment tracardi/gui"));
  });

  it("are of one rule", () => {
    assert.equal(exemptionOf([good], "tracardi-gui-replicas", [good.resource]), undefined);
  });

  it("last to the end of their day, and the longest counts", () => {
    assert.ok(holdsOn(good, "2027-01-31"));
    assert.ok(!holdsOn(good, "2027-02-01"));
    const longer = { ...good, until: "2027-03-01" };
    assert.equal(exemptionOf([good, longer], good.rule, [good.resource]), longer);
  });

  it("are found out where they match nothing", () => {
    const finding = { rule: good.rule, names: ["urn", "Deployment tracardi/gui"] };
    const misspelt = { ...good, resource: "Deployment tracardi/gvi" };
    assert.deepEqual(unmatched([good, misspelt], [finding]), [misspelt]);
    assert.deepEqual(unmatched([good], [{ ...finding, rule: rules[1] }]), [good]);
  });
});
