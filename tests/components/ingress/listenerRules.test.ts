import * as assert from "node:assert/strict";
import { collectorRoutes } from "../../../facts/routes";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";

interface Condition {
  readonly [field: string]: { readonly values: readonly string[] };
}

describe("listener rules", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  const rulesOf = (side: string, from = deployment) => {
    const listener = from.get("Listener", `tracardi-${side}`).outputs.arn;
    return from
      .of("ListenerRule")
      .filter((each) => at(each, "listenerArn") === listener)
      .sort((one, other) => Number(at(one, "priority")) - Number(at(other, "priority")));
  };
  const conditions = (values: [string, string[]][]) =>
    values.map(([field, each]) => ({ [field]: { values: each } }));

  it("let the collector's paths and methods in from the internet, and nothing else", () => {
    const host: [string, string[]] = ["hostHeader", ["track.example.com"]];
    assert.deepEqual(
      rulesOf("public-api").map((rule) => [at(rule, "priority"), at(rule, "conditions")]),
      (
        [
          [10, "/track", ["POST", "OPTIONS"]],
          [20, "/collect/*", ["GET", "POST", "OPTIONS"]],
          [30, "/redirect/*", ["GET"]],
          [40, "/tracker/*", ["GET"]],
        ] as const
      ).map(([priority, path, methods]) => [
        priority,
        conditions([host, ["pathPattern", [path]], ["httpRequestMethod", [...methods]]]),
      ]),
    );
  });

  it("let everything in under the host name for the trusted networks", () => {
    for (const [side, host] of [
      ["internal-api", "tracardi-api.example.com"],
      ["gui", "tracardi.example.com"],
    ] as const) {
      assert.deepEqual(
        rulesOf(side).map((rule) => at(rule, "conditions")),
        [conditions([["hostHeader", [host]]])],
      );
    }
  });

  it("forward to their side's own instances", () => {
    for (const side of ["public-api", "internal-api", "gui"]) {
      const targetGroupArn = deployment.get("TargetGroup", `tracardi-${side}`).outputs.arn;
      for (const rule of rulesOf(side)) {
        assertInputs(rule, { actions: [{ type: "forward", targetGroupArn }] });
      }
    }
  });

  it("evaluate five values at the most, three of a kind, as an ALB does", () => {
    for (const rule of deployment.of("ListenerRule")) {
      const counts = (at(rule, "conditions") as Condition[]).map(
        (condition) => Object.values(condition)[0].values.length,
      );
      assert.ok(Math.max(...counts) <= 3, rule.name);
      assert.ok(counts.reduce((sum, count) => sum + count, 0) <= 5, rule.name);
    }
    for (const route of Object.values(collectorRoutes)) assert.ok(route.methods.length <= 3);
  });

  it("close the routes that are switched off, down to /track, and move no other", async () => {
    const some = await deployLayout({ collector: { webhooks: false } });
    assert.deepEqual(
      rulesOf("public-api", some).map((rule) => [rule.name, at(rule, "priority")]),
      [
        ["tracardi-public-api-track", 10],
        ["tracardi-public-api-redirect", 30],
        ["tracardi-public-api-tracker", 40],
      ],
    );
    const least = await deployLayout({
      collector: { webhooks: false, redirects: false, trackerScript: false },
    });
    assert.deepEqual(
      rulesOf("public-api", least).map(({ name }) => name),
      ["tracardi-public-api-track"],
    );
  });
});
