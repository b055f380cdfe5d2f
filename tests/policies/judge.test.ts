import assert from "node:assert/strict";
import { judge as judgeBy } from "../../policies/judge";
import { buildModel } from "../../policies/model/model";
import type { Finding } from "../../policies/rules/rule";
import { rules } from "../../policies/rules/rules";
import { readSettings } from "../../policies/settings/settings";
import { failing } from "../helpers/failingRule";
import { production } from "../helpers/layouts";
import { type TestFinding, type TestStack, U, judge, messagesOf } from "../helpers/policyStack";

const rule = "tracardi-gui-replicas";

const fewer = (): TestStack => production().change("gui", ({ spec }) => (spec.replicas = 1));

const exempt = (until: string, resource = "Deployment tracardi/gui") => ({
  exemptions: [{ rule, resource, reason: "moves next month", until }],
});

const about = (findings: readonly TestFinding[]) =>
  findings.filter(({ message }) => /GUI instances? \(/.test(message));

describe("levels and exemptions", () => {
  it("give a rule another level, or all that are not named", () => {
    const levelWith = (levels: object) =>
      about(judge(fewer(), { config: { levels } })).map(({ policy, level }) => [policy, level]);
    assert.deepEqual(levelWith({}), [[rule, "mandatory"]]);
    assert.deepEqual(levelWith({ [rule]: "advisory" }), [[rule, "advisory"]]);
    assert.deepEqual(levelWith({ all: "advisory" }), [[rule, "advisory"]]);
    assert.deepEqual(levelWith({ all: "disabled", [rule]: "mandatory" }), [[rule, "mandatory"]]);
    assert.deepEqual(levelWith({ all: "disabled" }), []);
  });

  it("tell what is exempted, until when, and why", () => {
    const [finding, ...others] = about(judge(fewer(), { config: exempt("2999-12-31") }));
    assert.deepEqual(others, []);
    assert.equal(finding.policy, "tracardi-exempted");
    assert.equal(finding.level, "advisory");
    assert.equal(
      finding.message,
      "1 GUI instance (Deployment tracardi/gui: 1), at least 2 are required. Exempted from " +
        "tracardi-gui-replicas until 2999-12-31: moves next month",
    );
  });

  it("take an exemption by URN too", () => {
    const stack = fewer();
    const config = exempt("2999-12-31", stack.get("gui").urn);
    assert.deepEqual(messagesOf(judge(stack, { config }), rule), []);
  });

  it("take what is undecided too, and say that it is", () => {
    const stack = production().change("gui", ({ spec }) => (spec.replicas = U));
    const [finding, ...others] = about(judge(stack, { config: exempt("2999-12-31") }));
    assert.deepEqual(others, []);
    assert.equal(finding.policy, "tracardi-exempted");
    assert.match(finding.message, /^cannot be decided before deployment: .* Exempted from /);
  });

  for (const name of ["search", "aws:opensearch:Domain search"]) {
    it(`take a resource of AWS by the name ${name}`, () => {
      const nodes = "tracardi-search-nodes";
      const stack = production().change("search", (i) => delete i.clusterConfig);
      const exemption = { ...exempt("2999-12-31", name).exemptions[0], rule: nodes };
      assert.deepEqual(
        messagesOf(judge(stack, { config: { exemptions: [exemption] } }), nodes),
        [],
      );
    });
  }

  it("find what was exempted when the day is over, and say that it is", () => {
    const [message] = messagesOf(judge(fewer(), { config: exempt("2020-01-31") }), rule);
    assert.match(message, /at least 2 are required\. Its exemption ended on 2020-01-31\. Raise/);
  });

  it("exempt no other resource", () => {
    const config = exempt("2999-12-31", "Deployment tracardi/public");
    assert.equal(messagesOf(judge(fewer(), { config }), rule).length, 1);
  });

  it("tell what is wrong with the configuration, once", () => {
    const findings = judge(production(), { config: { levels: { "tracardi-gui": "advisory" } } });
    const problems = messagesOf(findings, "tracardi");
    assert.equal(problems.length, 1);
    assert.match(problems[0], /^levels\.tracardi-gui: no such setting\. There are all, tracardi-/);
  });
});

describe("a rule that fails", () => {
  const broken = rules.find(({ name }) => name === rule);
  assert.ok(broken !== undefined);
  const all = [failing("mandatory"), broken, failing("advisory")];
  const names = all.map(({ name }) => name);
  const judgedWith = (config: Readonly<Record<string, unknown>>) => {
    const settings = readSettings(config, names);
    const found: Finding[] = [{ outcome: "violation", message: "It is broken." }];
    const others = all.map((each) => (each === broken ? { ...each, check: () => found } : each));
    return judgeBy({ model: buildModel([], settings), settings }, others);
  };

  for (const level of ["mandatory", "advisory"] as const) {
    it(`is a violation at its own level, which names it: ${level}`, () => {
      const [finding, ...more] = judgedWith({}).filter(
        ({ policy }) => policy === `tracardi-failing-${level}`,
      );
      assert.deepEqual(more, []);
      assert.equal(finding.outcome, "violation");
      assert.equal(finding.level, level);
      assert.match(finding.message, new RegExp(`^the rule tracardi-failing-${level} failed`));
      assert.match(finding.message, /TypeError/);
      assert.match(finding.remedy, new RegExp(`tracardi-failing-${level}`));
    });
  }

  it("leaves the others to be judged, and tells nothing of what it failed on", () => {
    const found = judgedWith({});
    assert.deepEqual(found.map(({ policy }) => policy).sort(), [...names].sort());
    assert.doesNotMatch(JSON.stringify(found), /hunter2/);
  });

  it("takes the level that the configuration gives it", () => {
    const found = judgedWith({
      levels: { "tracardi-failing-mandatory": "advisory", "tracardi-failing-advisory": "disabled" },
    });
    assert.deepEqual(
      found.map(({ policy, level }) => `${policy}: ${level}`),
      ["tracardi-failing-mandatory: advisory", `${rule}: mandatory`],
    );
  });
});
