import * as assert from "node:assert/strict";
import { loadBalancerQuotas } from "../../../facts/loadBalancers";
import { collectorRoutes } from "../../../facts/routes";
import { type CollectorArgs, HttpPort } from "../../../index";
import { assertInputs, at, type Deployment, type Registration } from "../../helpers/deployment";
import { args, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

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
      for (const rule of nonEmpty(rulesOf(side))) {
        assertInputs(rule, { actions: [{ type: "forward", targetGroupArn }] });
      }
    }
  });

  it("evaluate five values at the most, three of a kind, as an ALB does", () => {
    for (const rule of nonEmpty(deployment.of("ListenerRule"))) assertEvaluations(rule);
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

  it("open the routes of consent and widgets where they are asked for, and move no other", async () => {
    const opened = async (collector: CollectorArgs) =>
      rulesOf("public-api", await deployLayout({ collector }))
        .slice(4)
        .map((rule) => [
          rule.name.replace("tracardi-public-api-", ""),
          at(rule, "priority"),
          ...[1, 2].map((index) => Object.values(at(rule, `conditions.${index}`) as object)[0]),
        ]);
    const paths = (path: string) => ({ values: [path] });
    const consent = [
      ["consent", 50, paths("/customer/consent"), { values: ["POST", "OPTIONS"] }],
      ["consentTypes", 60, paths("/consents/type/enabled"), { values: ["GET"] }],
    ];
    const widgets = [["widgets", 70, paths("/uix/*"), { values: ["GET"] }]];
    assert.deepEqual(await opened({ consent: true }), consent);
    assert.deepEqual(await opened({ widgets: true }), widgets);
    assert.deepEqual(await opened({ consent: true, widgets: true }), [...consent, ...widgets]);
  });

  it("open the same routes to each alias, with one host a rule", async () => {
    const aliases = ["t.shop.example.com", "t.blog.example.com"];
    const several = await deployLayout({ hosts: { ...args().hosts, publicApiAliases: aliases } });
    assert.deepEqual(several.errors, []);
    const shape = (rule: Registration) => [
      at(rule, "conditions.1.pathPattern.values"),
      at(rule, "conditions.2.httpRequestMethod.values"),
    ];
    const ofHost = (host: string) =>
      rulesOf("public-api", several).filter((rule) => {
        const hosts = at(rule, "conditions.0.hostHeader.values") as string[];
        assert.equal(hosts.length, 1);
        return hosts[0] === host;
      });
    for (const alias of aliases) {
      assert.deepEqual(
        ofHost(alias).map(({ name }) => name),
        ["track", "collect", "redirect", "tracker"].map(
          (route) => `tracardi-public-api-${alias}-${route}`,
        ),
      );
      assert.deepEqual(ofHost(alias).map(shape), ofHost("track.example.com").map(shape));
      assertInputs(several.get("Record", `tracardi-public-api-${alias}`), {
        name: alias,
        type: "A",
        "aliases.0.name": several.get("LoadBalancer", "tracardi-public-api", "aws").outputs.dnsName,
      });
    }
    const names = (from: Deployment) => from.names("ListenerRule");
    assert.deepEqual(
      names(several).filter((name) => !names(deployment).includes(name)).length,
      8,
      "what was there keeps its name",
    );
    for (const side of ["internal-api", "gui"]) assert.equal(rulesOf(side, several).length, 1);
    for (const rule of nonEmpty(several.of("ListenerRule"))) assertEvaluations(rule);
  });
});

describe("port 80", () => {
  const hosts = { ...args().hosts, publicApiAliases: ["t.shop.example.com"] };

  it("sends GET and HEAD of each host to HTTPS, and answers 404 to the rest", async () => {
    const deployment = await deployLayout({ hosts, httpPort: HttpPort.Redirect });
    assert.deepEqual(deployment.errors, []);
    for (const [side, names] of [
      ["public-api", ["track.example.com", "t.shop.example.com"]],
      ["internal-api", ["tracardi-api.example.com"]],
      ["gui", ["tracardi.example.com"]],
    ] as const) {
      const listener = deployment.get("Listener", `tracardi-${side}-http`);
      assertInputs(listener, {
        loadBalancerArn: deployment.get("LoadBalancer", `tracardi-${side}`, "aws").outputs.arn,
        port: 80,
        protocol: "HTTP",
        "defaultActions.0.type": "fixed-response",
        "defaultActions.0.fixedResponse.statusCode": "404",
      });
      const rules = deployment
        .of("ListenerRule")
        .filter((each) => at(each, "listenerArn") === listener.outputs.arn);
      assert.deepEqual(
        rules.map((rule) => at(rule, "conditions")),
        names.map((host) => [
          { hostHeader: { values: [host] } },
          { httpRequestMethod: { values: ["GET", "HEAD"] } },
        ]),
      );
      for (const rule of nonEmpty(rules)) {
        const redirect = { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" };
        assertInputs(rule, { actions: [{ type: "redirect", redirect }] });
      }
    }
  });

  it("admits whom port 443 admits", async () => {
    const deployment = await deployLayout({ httpPort: HttpPort.Redirect });
    const admitted = (port: number) =>
      deployment
        .of("SecurityGroupIngressRule")
        .filter((each) => at(each, "fromPort") === port && at(each, "cidrIpv4") !== undefined)
        .map((each) => [at(each, "securityGroupId"), at(each, "cidrIpv4"), at(each, "toPort")]);
    assert.equal(admitted(80).length, 3);
    assert.deepEqual(
      admitted(80),
      admitted(443).map(([group, cidr]) => [group, cidr, 80]),
    );
  });

  it("is closed unless it is asked for", async () => {
    for (const deployment of [
      await production(),
      await deployLayout({ httpPort: HttpPort.Closed }),
    ]) {
      const ports = deployment.of("Listener").map((each) => at(each, "port"));
      assert.deepEqual(ports, [443, 443, 443]);
      const open = deployment
        .of("SecurityGroupIngressRule")
        .filter((each) => at(each, "cidrIpv4") !== undefined && at(each, "fromPort") !== 443);
      assert.deepEqual(open, []);
    }
  });
});

function assertEvaluations(rule: Registration): void {
  const counts = (at(rule, "conditions") as Condition[]).map(
    (condition) => Object.values(condition)[0].values.length,
  );
  assert.ok(Math.max(...counts) <= 3, rule.name);
  const sum = counts.reduce((all, count) => all + count, 0);
  assert.ok(sum <= loadBalancerQuotas.evaluationsARule, rule.name);
}
