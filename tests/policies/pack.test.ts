import assert from "node:assert/strict";
import { policies } from "../../policies/pack";
import { rules } from "../../policies/rules/rules";
import { certificate, tlsPolicy } from "../helpers/front";
import { minimal, production } from "../helpers/layouts";
import { broken, judge, messagesOf, TestStack } from "../helpers/policyStack";

const modes = ["known", "unknown"] as const;

describe("policy pack", () => {
  it("has these policies, for a resource and for the stack", () => {
    assert.deepEqual(
      policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
      [
        ["tracardi", "mandatory"],
        ["tracardi-stack", "mandatory"],
      ],
    );
  });

  it("has these rules at these levels", () => {
    assert.deepEqual(
      rules.map(({ name, level, severity }) => [name, level, severity]),
      [
        ["tracardi-gui-api-exposed", "mandatory", "critical"],
        ["tracardi-gui-exposed", "mandatory", "critical"],
        ["tracardi-installation-token", "mandatory", "critical"],
        ["tracardi-search-public", "mandatory", "critical"],
        ["tracardi-redis-public", "mandatory", "critical"],
        ["tracardi-public-api-replicas", "mandatory", "high"],
        ["tracardi-api-replicas", "mandatory", "high"],
        ["tracardi-gui-replicas", "mandatory", "high"],
        ["tracardi-search-nodes", "mandatory", "high"],
        ["tracardi-search-masters", "advisory", "high"],
        ["tracardi-search-authentication", "advisory", "high"],
        ["tracardi-search-encryption", "advisory", "high"],
        ["tracardi-redis-shared", "advisory", "high"],
        ["tracardi-database", "advisory", "high"],
        ["tracardi-kubernetes-endpoint", "advisory", "high"],
        ["tracardi-search-endpoint", "advisory", "medium"],
        ["tracardi-collector-paths", "advisory", "high"],
        ["tracardi-missing-tls", "advisory", "high"],
        ["tracardi-shared-servers", "advisory", "high"],
        ["tracardi-load-balancer-zones", "advisory", "high"],
        ["tracardi-outdated-tls", "advisory", "medium"],
        ["tracardi-plain-http", "advisory", "medium"],
        ["tracardi-sticky-sessions", "advisory", "medium"],
        ["tracardi-gui-api-address", "advisory", "medium"],
        ["tracardi-disruption-budget", "advisory", "medium"],
        ["tracardi-plain-secrets", "advisory", "high"],
        ["tracardi-merging-secret", "advisory", "high"],
        ["tracardi-production-mode", "advisory", "high"],
        ["tracardi-event-source-check", "advisory", "high"],
        ["tracardi-demo-mode", "advisory", "medium"],
        ["tracardi-version-skew", "advisory", "medium"],
        ["tracardi-single-apm", "advisory", "medium"],
        ["tracardi-mutable-tag", "advisory", "medium"],
        ["tracardi-api-docs", "advisory", "low"],
      ],
    );
  });

  for (const cluster of modes) {
    describe(`with a cluster that is ${cluster}`, () => {
      it("finds nothing in the production layout", () => {
        assert.deepEqual(judge(production(), { cluster }), []);
      });

      it("finds nothing in a stack without Tracardi", () => {
        const stack = new TestStack()
          .add("aws:opensearch/domain:Domain", "logs", {})
          .add("kubernetes:core/v1:Service", "web", {
            metadata: { name: "web" },
            spec: { type: "LoadBalancer", selector: { app: "web" } },
          })
          .add("kubernetes:apps/v1:Deployment", "web", {
            metadata: { name: "web" },
            spec: {
              template: {
                metadata: { labels: { app: "web" } },
                spec: { containers: [{ image: "nginx:1.29" }] },
              },
            },
          });
        assert.deepEqual(judge(stack, { cluster }), []);
      });

      it("refuses the small installation, and names why", () => {
        assert.deepEqual(broken(judge(minimal(), { cluster })), [
          "tracardi-gui-api-exposed",
          "tracardi-public-api-replicas",
          "tracardi-api-replicas",
        ]);
      });

      it("only advises on the small installation under the minimal profile", () => {
        const findings = judge(minimal(), { cluster, config: { profile: "minimal" } });
        assert.deepEqual(broken(findings), []);
        const advice = messagesOf(findings, "tracardi-below-production");
        assert.equal(advice.length, 3);
        assert.match(
          advice[0],
          /reaches it, by the collector's paths only, through load balancer api-lb/,
        );
        assert.match(advice[1], /^2 public API instances .* where production asks for 3\./);
        assert.match(advice[2], /^2 API instances in all .* where production asks for 5\./);
      });
    });
  }

  const minimalProfile = { config: { profile: "minimal" } };

  it("refuses one instance even under the minimal profile", () => {
    const stack = minimal().change("api", (inputs) => (inputs.spec.replicas = 1));
    assert.deepEqual(broken(judge(stack, minimalProfile)), [
      "tracardi-public-api-replicas",
      "tracardi-api-replicas",
    ]);
  });

  it("refuses a default action that forwards, even under the minimal profile", () => {
    const stack = minimal().change("api-https", (inputs) => {
      inputs.defaultActions = [{ type: "forward", targetGroupArn: "arn:tg" }];
    });
    stack.get("api-tg").outputs.arn = "arn:tg";
    assert.deepEqual(broken(judge(stack, minimalProfile)), ["tracardi-gui-api-exposed"]);
  });

  for (const [what, conditions] of [
    ["a path beyond the collector's", [{ pathPattern: { values: ["/track", "/install"] } }]],
    ["a path that leaves the collector's", [{ pathPattern: { values: ["/collect/../install"] } }]],
    ["a pattern wider than the collector's", [{ pathPattern: { values: ["/track*"] } }]],
    ["a pattern wider than consent's", [{ pathPattern: { values: ["/customer/*"] } }]],
    ["a pattern wider than what the widget asks", [{ pathPattern: { values: ["/consents/*"] } }]],
    ["a regular expression", [{ pathPattern: { values: ["/track"], regexValues: [".*"] } }]],
    ["no condition on paths", [{ hostHeader: { values: ["track.example.com"] } }]],
  ] as const) {
    it(`refuses ${what}, even under the minimal profile`, () => {
      const stack = minimal().change("api-rule", (inputs) => (inputs.conditions = conditions));
      assert.deepEqual(broken(judge(stack, minimalProfile)), ["tracardi-gui-api-exposed"]);
    });
  }

  it("accepts the routes of consent and widgets, under the minimal profile", () => {
    const values = ["/customer/consent", "/consents/type/enabled", "/uix/*"];
    const stack = minimal().change("api-rule", (inputs) => {
      inputs.conditions = [{ pathPattern: { values } }];
    });
    assert.deepEqual(broken(judge(stack, minimalProfile)), []);
  });

  it("refuses a collector path that is rewritten, even under the minimal profile", () => {
    const stack = minimal().change("api-rule", (inputs) => {
      inputs.transforms = [{ type: "url-rewrite" }];
    });
    assert.deepEqual(broken(judge(stack, minimalProfile)), ["tracardi-gui-api-exposed"]);
  });

  const byIngress = (paths: object[], annotations = {}) =>
    minimal().add(
      "kubernetes:networking.k8s.io/v1:Ingress",
      "ingress",
      {
        metadata: {
          name: "web",
          namespace: "tracardi",
          annotations: {
            "alb.ingress.kubernetes.io/scheme": "internet-facing",
            "alb.ingress.kubernetes.io/certificate-arn": certificate,
            "alb.ingress.kubernetes.io/ssl-policy": tlsPolicy,
            ...annotations,
          },
        },
        spec: {
          rules: [
            {
              http: { paths: paths.map((p) => ({ backend: { service: { name: "api" } }, ...p })) },
            },
          ],
        },
      },
      { provider: "edge" },
    );
  const track = { path: "/track", pathType: "Exact" };
  const collect = { path: "/collect/", pathType: "Prefix" };

  it("accepts an Ingress for the collector's paths, under the minimal profile", () => {
    assert.deepEqual(broken(judge(byIngress([track, collect]), minimalProfile)), []);
  });

  for (const [what, stack] of [
    ["for everything", byIngress([track, { path: "/", pathType: "Prefix" }])],
    ["for more than /track", byIngress([{ path: "/track", pathType: "Prefix" }])],
    ["without a path", byIngress([{}])],
    ["that rewrites", byIngress([track], { "nginx.ingress.kubernetes.io/rewrite-target": "/" })],
  ] as const) {
    it(`refuses an Ingress ${what}, even under the minimal profile`, () => {
      assert.deepEqual(broken(judge(stack, minimalProfile)), ["tracardi-gui-api-exposed"]);
    });
  }

  it("refuses other paths from networks that are not trusted, under the minimal profile", () => {
    const config = { profile: "minimal", trustedNetworks: ["198.51.100.0/24"] };
    assert.deepEqual(broken(judge(minimal(), { config })), ["tracardi-gui-api-exposed"]);
  });

  it("takes its minimums from the configuration", () => {
    const config = { minimums: { guiInstances: 3, apiInstances: 5 } };
    assert.deepEqual(messagesOf(judge(production(), { config }), "tracardi-gui-replicas"), [
      "2 GUI instances (Deployment tracardi/gui: 2), at least 3 are required. Raise the replicas of " +
        "the GUI workload to the required number.",
    ]);
  });

  for (const [networks, problem] of [
    [
      ["0.0.0.0/0"],
      "trustedNetworks: 0.0.0.0/0 would trust the internet. Name your people's networks.",
    ],
    [
      ["0.0.0.0/1", "128.0.0.0/1"],
      "trustedNetworks: 0.0.0.0/1, 128.0.0.0/1 would trust the internet. Name your people's networks.",
    ],
    [["office"], 'trustedNetworks: "office" is not a network. Write it as in 203.0.113.0/24.'],
  ] as const) {
    it(`trusts nobody when told to trust ${networks.join(" and ")}, and says so once`, () => {
      const findings = judge(production(), { config: { trustedNetworks: networks } });
      assert.deepEqual(messagesOf(findings, "tracardi"), [problem]);
      assert.ok(broken(findings).includes("tracardi-gui-exposed"));
    });
  }

  it("forgets what an earlier stack declared", () => {
    judge(production().change("public-api", (inputs) => (inputs.spec.replicas = 1)));
    assert.deepEqual(judge(production()), []);
  });
});
