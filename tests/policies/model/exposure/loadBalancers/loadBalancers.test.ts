import assert from "node:assert/strict";
import {
  type Case,
  describeExposure,
  withFront,
  chained,
  office,
  rule,
} from "../../../../helpers/exposure";
import { U, type TestStack, judge, messagesOf } from "../../../../helpers/policyStack";

const noListener = /no listener of this stack forwards to target group gui-tg/;

/** A Pod whose address is a target, with no Service between. */
const attachedPod = (networks: string[]) =>
  withFront(networks, (s) => {
    const { spec } = s.get("gui").inputs;
    s.remove("gui", "gui-binding");
    const pod = { metadata: { ...spec.template.metadata, name: "gui" }, spec: spec.template.spec };
    s.add("kubernetes:core/v1:Pod", "gui", { ...pod }, { provider: "core" });
    s.add(
      "kubernetes:apps/v1:Deployment",
      "more",
      { metadata: { name: "more" }, spec },
      { provider: "core" },
    );
    s.add(
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      "address",
      { targetGroupArn: U, targetId: U },
      { from: { targetGroupArn: ["gui-tg"], targetId: ["gui"] } },
    );
  });

/** An internal load balancer for a security group, behind an open load balancer with one of its own. */
function grouped(name: string): TestStack {
  const stack = chained([], false);
  for (const each of ["front", "other"]) {
    const ingress = [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }];
    const outputs = { id: `sg-${each}` };
    stack.add("aws:ec2/securityGroup:SecurityGroup", each, { ingress }, { outputs });
  }
  stack.change("nlb", (inputs) => (inputs.securityGroups = ["sg-front"]));
  return stack.change("gui-sg", (inputs) => {
    inputs.ingress = [{ protocol: "-1", securityGroups: [`sg-${name}`] }];
  });
}

describeExposure("load balancers", {
  open: [
    ["a Pod of its own", () => attachedPod(["0.0.0.0/0"])],
    [
      "rules that are narrow each, and wide together",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.get("gui-https").references.defaultActions = [];
          s.change("gui-https", (inputs) => (inputs.defaultActions = [{ type: "fixed-response" }]));
          for (const values of [["20.0.0.0/8"], ["40.0.0.0/8"]]) {
            s.add(
              "aws:lb/listenerRule:ListenerRule",
              `rule-${values[0]}`,
              {
                listenerArn: U,
                actions: [{ type: "forward", targetGroupArn: U }],
                conditions: [{ sourceIp: { values } }],
              },
              { from: { listenerArn: ["gui-https"], actions: ["gui-tg"] } },
            );
          }
        }),
    ],
    ["internal load balancer behind one that is not", () => chained(["0.0.0.0/0"], false)],
    ["internal load balancer that takes the group of one that is not", () => grouped("front")],
    [
      "weighted forward",
      () =>
        withFront(["0.0.0.0/0"], (s) =>
          s.change(
            "gui-https",
            (inputs) =>
              (inputs.defaultActions = [
                { type: "forward", forward: { targetGroups: [{ arn: U, weight: 1 }] } },
              ]),
          ),
        ),
    ],
    [
      "forward after a login",
      () =>
        withFront(["0.0.0.0/0"], (s) =>
          s.change("gui-https", (inputs) =>
            inputs.defaultActions.unshift({ type: "authenticate-oidc" }),
          ),
        ),
    ],
    [
      "actions that are unknown",
      () =>
        withFront(["0.0.0.0/0"], (s) =>
          s.change("gui-https", (inputs) => (inputs.defaultActions = U)),
        ),
    ],
    [
      "the old TargetGroupBinding",
      () =>
        withFront(
          ["0.0.0.0/0"],
          (s) =>
            (s.get("gui-binding").type = "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding"),
        ),
    ],
    [
      "a target group by its name",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.get("gui-tg").outputs.name = "gui";
          s.get("gui-binding").references = {};
          s.change("gui-binding", ({ spec }) => {
            delete spec.targetGroupARN;
            spec.targetGroupName = "gui";
          });
        }),
    ],
    [
      "a second binding of the target group",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.change("gui-binding", ({ spec }) => (spec.serviceRef.name = "other"));
          s.add(
            "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding",
            "second",
            {
              metadata: { name: "second", namespace: "tracardi" },
              spec: { targetGroupARN: U, serviceRef: { name: "gui", port: 8080 } },
            },
            { provider: "core", from: { spec: ["gui-tg"] } },
          );
        }),
    ],
    [
      "equal ARNs",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.get("gui-tg").outputs.arn = "arn:tg";
          s.get("gui-binding").references = {};
          s.change("gui-binding", ({ spec }) => (spec.targetGroupARN = "arn:tg"));
        }),
    ],
    ...["alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((module): Case => [
      `resources of aws.${module}`,
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          for (const r of s.resources.values())
            r.type = r.type.replace("aws:lb/", `aws:${module}/`);
        }),
    ]),
  ],
  closed: [
    ["internal load balancer for the office behind an open one", () => chained([office], false)],
    ["internal load balancer that takes another group", () => grouped("other")],
    ["internal load balancer behind another internal one", () => chained(["0.0.0.0/0"], true)],
    ["load balancer for the office", () => withFront([office])],
    [
      "load balancer, internal",
      () =>
        withFront(["0.0.0.0/0"], (s) => s.change("gui-lb", (inputs) => (inputs.internal = true))),
    ],
    ["a Pod of its own behind one for the office", () => attachedPod([office])],
    [
      "a rule for the office",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.get("gui-https").references.defaultActions = [];
          s.change("gui-https", (inputs) => (inputs.defaultActions = [{ type: "fixed-response" }]));
          s.add(
            "aws:lb/listenerRule:ListenerRule",
            "rule",
            {
              listenerArn: U,
              actions: [{ type: "forward", targetGroupArn: U }],
              conditions: [{ sourceIp: { values: [office] } }],
            },
            { from: { listenerArn: ["gui-https"], actions: ["gui-tg"] } },
          );
        }),
    ],
  ],
  undecided: [
    [
      "listener, when there is only one that redirects",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.change(
            "gui-https",
            (inputs) => (inputs.defaultActions = [{ type: "redirect", redirect: {} }]),
          );
          s.get("gui-https").references.defaultActions = [];
        }),
      noListener,
    ],
    [
      "listener, when there is only one that forwards elsewhere",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.add("aws:lb/targetGroup:TargetGroup", "other", {}, { outputs: { arn: U } });
          s.get("gui-https").references.defaultActions = [s.get("other").urn];
        }),
      noListener,
    ],
    [
      "internal",
      () => withFront(["0.0.0.0/0"], (s) => s.change("gui-lb", (inputs) => (inputs.internal = U))),
      /whether load balancer gui-lb is internal/,
    ],
    [
      "target group elsewhere",
      () =>
        withFront([office], (s) => {
          s.get("gui-binding").references = {};
          s.change("gui-binding", ({ spec }) => (spec.targetGroupARN = "arn:elsewhere"));
        }),
      /the target group of TargetGroupBinding tracardi\/gui is not in this stack/,
    ],
    [
      "load balancer elsewhere",
      () =>
        withFront([office], (s) => {
          s.get("gui-https").references.loadBalancerArn = [];
          s.change("gui-https", (inputs) => (inputs.loadBalancerArn = "arn:elsewhere"));
        }),
      /the load balancer of target group gui-tg is not in this stack/,
    ],
  ],
});

describe("exposure by load balancers", () => {
  it("names the whole way through two load balancers", () => {
    assert.match(
      messagesOf(judge(chained(["0.0.0.0/0"], false)), rule)[0],
      /through load balancer nlb → listener tcp → target group alb → load balancer gui-lb → listener gui-https → target group gui-tg → TargetGroupBinding/,
    );
  });

  it("is open to a network outside the trusted ones, and closed to one inside", () => {
    const judged = (trustedNetworks: string[]) =>
      messagesOf(judge(withFront([office]), { config: { trustedNetworks } }), rule);
    assert.deepEqual(judged(["203.0.112.0/22"]), []);
    assert.match(
      judged(["198.51.100.0/24"])[0],
      /which admits 203\.0\.113\.0\/24, outside the trusted networks\. Put/,
    );
  });
});
