import * as assert from "node:assert/strict";
import { webAclRules } from "../../../components/ingress/webAclRules";
import { RequestsWithoutLength } from "../../../index";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, minimal, production } from "../../helpers/production";
import { matches, type WafRequest, type WafStatement } from "./wafRequest";
import { nonEmpty } from "../../helpers/nonEmpty";

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: object;
  readonly overrideAction?: object;
  readonly statement: {
    readonly managedRuleGroupStatement?: {
      readonly name: string;
      readonly ruleActionOverrides: object[];
    };
    readonly rateBasedStatement?: object;
  };
  readonly visibilityConfig: object;
}

const own = ["rate", "body-size", "no-length", "transfer-encoding"];
const managed = {
  "ip-reputation": "AWSManagedRulesAmazonIpReputationList",
  "known-bad-inputs": "AWSManagedRulesKnownBadInputsRuleSet",
  common: "AWSManagedRulesCommonRuleSet",
};
const aclOf = (deployment: Deployment) =>
  deployment.get("WebAcl", "tracardi-public-api", "aws:wafv2");
const rulesOf = (deployment: Deployment) => at(aclOf(deployment), "rules") as Rule[];
const rule = (deployment: Deployment, name: string) => {
  const found = rulesOf(deployment).find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};

describe("the web ACL", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  it("guards the collector's load balancer", async () => {
    for (const each of [deployment, await minimal()]) {
      const balancer = each.get("LoadBalancer", "tracardi-public-api", "aws");
      const associations = each.of("WebAclAssociation");
      assert.equal(associations.length, 1);
      assertInputs(associations[0], {
        resourceArn: balancer.outputs.arn,
        webAclArn: aclOf(each).outputs.arn,
      });
    }
  });

  it("is there before any of the collector's paths opens", () => {
    const [association] = deployment.of("WebAclAssociation");
    // The provider gives up after five minutes, and the old association's end would be the new one's.
    assert.equal(association.options.timeouts.create, 1200);
    assert.equal(association.options.deleteBeforeReplace, true);
    const rules = deployment
      .of("ListenerRule")
      .filter(({ name }) => name.startsWith("tracardi-public-api-"));
    assert.equal(rules.length, 4);
    for (const each of nonEmpty(rules)) deployment.assertWaits(each, association);
  });

  it("lets pass what no rule stops, and has these rules, in this order", () => {
    assertInputs(aclOf(deployment), { scope: "REGIONAL", defaultAction: { allow: {} } });
    assert.deepEqual(
      rulesOf(deployment).map(({ name, priority }) => [name, priority]),
      ["ip-reputation", ...own, "known-bad-inputs", "common"].map((name, index) => [name, index]),
    );
  });

  it("uses AWS's rule sets with the actions that AWS gave them", () => {
    for (const [name, ruleSet] of Object.entries(managed)) {
      const { action, overrideAction, statement } = rule(deployment, name);
      assert.equal(action, undefined);
      assert.deepEqual(overrideAction, { none: {} });
      assert.equal(statement.managedRuleGroupStatement?.name, ruleSet);
    }
  });

  it("counts alone what events break by being events, and nothing else of the sets", () => {
    const counted = Object.fromEntries(
      Object.keys(managed).map((name) => [
        name,
        rule(deployment, name).statement.managedRuleGroupStatement?.ruleActionOverrides,
      ]),
    );
    assert.deepEqual(counted, {
      "ip-reputation": [],
      "known-bad-inputs": [],
      common: [
        "CrossSiteScripting_BODY",
        "EC2MetaDataSSRF_BODY",
        "GenericLFI_BODY",
        "GenericRFI_BODY",
        "NoUserAgent_HEADER",
        "SizeRestrictions_BODY",
      ].map((name) => ({ name, actionToUse: { count: {} } })),
    });
  });

  it("blocks an address that sends more than 20 requests a second", () => {
    const { action, statement } = rule(deployment, "rate");
    assert.deepEqual(action, { block: {} });
    assert.deepEqual(statement.rateBasedStatement, {
      aggregateKeyType: "IP",
      evaluationWindowSec: 300,
      limit: 6000,
    });
  });

  it("is seen in metrics, as a whole under a name of its own", async () => {
    const metric = (each: Deployment) => String(at(aclOf(each), "visibilityConfig.metricName"));
    const elsewhere = await deployLayout({}, { stack: "other" });
    assert.match(metric(deployment), /^tracardi-public-api-[0-9a-f]{8}$/);
    assert.notEqual(metric(elsewhere), metric(deployment));
    for (const { name, visibilityConfig } of nonEmpty(rulesOf(deployment))) {
      assert.deepEqual(visibilityConfig, {
        cloudwatchMetricsEnabled: true,
        sampledRequestsEnabled: true,
        metricName: name,
      });
    }
    assertInputs(aclOf(deployment), { "visibilityConfig.cloudwatchMetricsEnabled": true });
  });

  it("takes its figures from the arguments", async () => {
    const other = await deployLayout({
      firewall: {
        requestsPerAddress: 100_000,
        largestBodyKiB: 1024,
        requestsWithoutLength: RequestsWithoutLength.Block,
      },
    });
    const limit = at(aclOf(other), "rules.1.statement.rateBasedStatement.limit");
    assert.equal(limit, 100_000);
    assert.deepEqual(
      own.map((name) => rule(other, name).action),
      own.map(() => ({ block: {} })),
    );
  });

  it("is an output, and can be switched off, which is warned of", async () => {
    const component = (each: Deployment) => each.get("TracardiProduction", "tracardi").outputs;
    assert.equal(component(deployment).webAclArn, aclOf(deployment).outputs.arn);
    const off = await deployLayout({ firewall: { enabled: false } });
    assert.deepEqual(off.errors, []);
    assert.deepEqual([...off.of("WebAcl"), ...off.of("WebAclAssociation")], []);
    assert.ok(!("webAclArn" in component(off)));
    assert.equal(off.of("ListenerRule").length, 6);
    assert.ok(off.warnings.some((each) => each.startsWith("firewall.enabled false: ")));
  });
});

/** The rules that a request matches, with what becomes of it. */
function judged(request: WafRequest, blocksWithoutLength = false): string[] {
  const settings = { requestsPerAddress: 6000, largestBodyKiB: 32, blocksWithoutLength };
  return webAclRules(settings)
    .filter(({ name }) => name !== "rate" && own.includes(String(name)))
    .filter(({ statement }) => matches(statement as WafStatement, request))
    .map(({ name, action }) => `${Object.keys(action as object).join()} ${String(name)}`);
}

describe("the web ACL's own rules", () => {
  const post = (headers?: WafRequest["headers"]) => ({ method: "POST", headers });
  const passes: [string, WafRequest][] = [
    ["an event", post({ "content-length": "812" })],
    ["the largest event", post({ "content-length": "32768" })],
    ["an empty body", post({ "content-length": "0" })],
    ["a script's request", { method: "GET" }],
    ["a preflight", { method: "OPTIONS" }],
    ["a look at the headers", { method: "HEAD" }],
  ];
  for (const [what, request] of passes) {
    it(`let ${what} pass`, () => assert.deepEqual(judged(request, true), []));
  }

  const large: [string, WafRequest][] = [
    ["a body of a byte more", post({ "content-length": "32769" })],
    [
      "a body of any size on another method",
      { method: "GET", headers: { "content-length": "99999" } },
    ],
    ["a length that is none", post({ "content-length": "12abc" })],
    ["a length in disguise", post({ "content-length": "0x10" })],
    ["a list of lengths", post({ "content-length": "10, 99999" })],
  ];
  for (const [what, request] of large) {
    it(`block ${what}, always`, () => assert.deepEqual(judged(request), ["block body-size"]));
  }

  const chunked = { "transfer-encoding": "chunked" };
  const unknown: [string, WafRequest, string[]][] = [
    ["no length", post(), ["no-length"]],
    ["an empty length", post({ "content-length": "" }), ["no-length"]],
    ["no length on another method", { method: "PUT" }, ["no-length"]],
    ["no length on a method in disguise", { method: "get" }, ["no-length"]],
    ["chunks", post(chunked), ["no-length", "transfer-encoding"]],
    ["chunks beside a length", post({ ...chunked, "content-length": "10" }), ["transfer-encoding"]],
    ["chunks where no body is", { method: "GET", headers: chunked }, ["transfer-encoding"]],
  ];
  for (const [what, request, rules] of unknown) {
    it(`count ${what}, and block it where the argument says so`, () => {
      assert.deepEqual(
        judged(request),
        rules.map((name) => `count ${name}`),
      );
      assert.deepEqual(
        judged(request, true),
        rules.map((name) => `block ${name}`),
      );
    });
  }
});
