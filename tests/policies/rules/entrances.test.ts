import assert from "node:assert/strict";
import { service } from "../../helpers/front";
import { production } from "../../helpers/layouts";
import { type TestStack, U, judge, messagesOf } from "../../helpers/policyStack";

const balancer = "service.beta.kubernetes.io/aws-load-balancer-";
const provider = "core";

const withService = (stack: TestStack, spec: object, annotations: object = {}): TestStack =>
  stack.add(
    "kubernetes:core/v1:Service",
    "extra",
    {
      ...service("gui", spec, annotations),
      metadata: { name: "extra", namespace: "tracardi", annotations },
    },
    { provider },
  );

const balanced = { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" };

const cases: readonly (readonly [string, (stack: TestStack) => unknown, string])[] = [
  [
    "tracardi-load-balancer-zones",
    (s) => s.change("gui-lb", (inputs) => (inputs.subnets = ["subnet-0a"])),
    "load balancer gui-lb is in one availability zone only, on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-sticky-sessions",
    (s) => s.change("gui-tg", (inputs) => (inputs.stickiness = { type: "lb_cookie" })),
    "load balancer gui-lb keeps clients to one instance, as target group gui-tg has stickiness on, on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-missing-tls",
    (s) => s.change("gui-https", (inputs) => (inputs.protocol = "HTTP")),
    "load balancer gui-lb serves plain HTTP, and no TLS, on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-missing-tls",
    (s) => withService(s, { type: "NodePort" }),
    "Service tracardi/extra passes connections on to pods that speak plain HTTP, and no TLS, on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-outdated-tls",
    (s) => s.change("gui-https", (inputs) => delete inputs.sslPolicy),
    "load balancer gui-lb admits TLS 1.0, as it names no policy (ELBSecurityPolicy-2016-08), on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-plain-http",
    (s) => {
      const listener = s.get("gui-http");
      listener.inputs.defaultActions = [{ type: "forward", targetGroupArn: U }];
      listener.references.defaultActions = [s.get("gui-tg").urn];
    },
    "load balancer gui-lb serves plain HTTP beside TLS, on the way to Deployment tracardi/gui.",
  ],
  [
    "tracardi-collector-paths",
    (s) => s.change("public-rule", (inputs) => (inputs.conditions = [])),
    "Deployment tracardi/public: the internet reaches more of it than the collector's paths, through load balancer public-lb → listener public-https → rule public-rule → target group public-tg → TargetGroupBinding tracardi/public → Service tracardi/public, which admits 0.0.0.0/0.",
  ],
];

describe("rules about entrances", () => {
  for (const cluster of ["known", "unknown"] as const) {
    for (const [rule, change, message] of cases) {
      it(`say what is wrong, with a cluster that is ${cluster}: ${rule}`, () => {
        const stack = production();
        change(stack);
        const found = messagesOf(judge(stack, { cluster }), rule);
        assert.deepEqual(
          found.map((text) => text.slice(0, message.length)),
          [message],
        );
      });
    }
  }

  it("do not call an entrance plain that may be none", () => {
    const stack = withService(production(), { ...balanced, selector: U });
    const findings = judge(stack);
    assert.deepEqual(messagesOf(findings, "tracardi-missing-tls"), []);
    const doubts = messagesOf(findings, "tracardi-undecided");
    assert.ok(
      doubts.some((text) =>
        text.includes("if that is a way in: whether Service tracardi/extra selects"),
      ),
    );
  });

  it("name an entrance once, however many ways lead through it", () => {
    const stack = withService(
      production(),
      { ...balanced, selector: { tier: "tracardi" } },
      { [`${balancer}scheme`]: "internal" },
    );
    const [message, ...more] = messagesOf(judge(stack), "tracardi-missing-tls");
    assert.deepEqual(more, []);
    assert.match(
      message,
      /Service tracardi\/extra passes .* to Deployment tracardi\/internal, Deployment tracardi\/gui/,
    );
  });
});
