import assert from "node:assert/strict";
import { addFront, service } from "./front";
import { clusters, deployment } from "./layouts";
import { type Inputs, TestStack, U, judge, messagesOf } from "./policyStack";
import { nonEmpty } from "./nonEmpty";

/** A GUI that nothing reaches yet. */
export function hidden(): TestStack {
  return clusters(new TestStack()).add(
    "kubernetes:apps/v1:Deployment",
    "gui",
    deployment("gui", "tracardi-gui", 2),
    { provider: "core" },
  );
}

export const withService = (spec: Inputs, annotations: Inputs = {}): TestStack =>
  hidden().add("kubernetes:core/v1:Service", "service", service("gui", spec, annotations), {
    provider: "core",
  });

export const withIngress = (annotations: Inputs, spec: Inputs = {}): TestStack =>
  withService({}).add(
    "kubernetes:networking.k8s.io/v1:Ingress",
    "ingress",
    {
      metadata: { name: "web", namespace: "tracardi", annotations },
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: "gui" } } }] } }], ...spec },
    },
    { provider: "core" },
  );

export const withFront = (
  networks: string[],
  change: (stack: TestStack) => unknown = () => 0,
): TestStack => {
  const stack = hidden();
  addFront(stack, { app: "gui", provider: "core", networks });
  change(stack);
  return stack;
};

export const pod = (change: (podSpec: Inputs) => void): TestStack =>
  hidden().change("gui", ({ spec }) => change(spec.template.spec));

export const loadBalancer = "service.beta.kubernetes.io/";
export const alb = "alb.ingress.kubernetes.io/";
export const nginx = "nginx.ingress.kubernetes.io/";
export const albOpen = { [`${alb}scheme`]: "internet-facing" };
export const office = "203.0.113.0/24";
export const type = "LoadBalancer";

/** An internal load balancer for these networks, behind a network load balancer. */
export const chained = (networks: string[], internal: boolean): TestStack =>
  withFront(networks, (s) => {
    s.change("gui-lb", (inputs) => (inputs.internal = true));
    s.add(
      "aws:lb/loadBalancer:LoadBalancer",
      "nlb",
      { internal, loadBalancerType: "network" },
      { outputs: { arn: U } },
    )
      .add("aws:lb/targetGroup:TargetGroup", "alb", { targetType: "alb" }, { outputs: { arn: U } })
      .add(
        "aws:lb/listener:Listener",
        "tcp",
        { loadBalancerArn: U, port: 443, defaultActions: [{ type: "forward", targetGroupArn: U }] },
        { from: { loadBalancerArn: ["nlb"], defaultActions: ["alb"] } },
      )
      .add(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "chain",
        { targetGroupArn: U, targetId: U },
        { from: { targetGroupArn: ["alb"], targetId: ["gui-lb"] } },
      );
  });

export const rule = "tracardi-gui-exposed";

/** What other rules say of the same stack is not looked at. */
const aboutReach = (message: string): boolean => /the internet (reaches|may reach)/.test(message);

export type Case = [string, () => TestStack];

/** Ways in, each with a known and an unknown cluster; what is undecided comes with the reason given. */
export function describeExposure(
  what: string,
  cases: { open: Case[]; closed: Case[]; undecided?: [string, () => TestStack, RegExp][] },
): void {
  // What is inferred is never known to be open, but then there is what is not decided.
  nonEmpty([...cases.open, ...(cases.undecided ?? [])]);
  describe(`exposure by ${what}`, () => {
    for (const cluster of ["known", "unknown"] as const) {
      describe(`with a cluster that is ${cluster}`, () => {
        for (const [name, stack] of cases.open) {
          it(`is open: ${name}`, () => {
            assert.equal(messagesOf(judge(stack(), { cluster }), rule).length, 1);
          });
        }
        for (const [name, stack] of nonEmpty(cases.closed)) {
          it(`is closed: ${name}`, () => {
            const said = judge(stack(), { cluster }).map(({ message }) => message);
            assert.deepEqual(said.filter(aboutReach), []);
          });
        }
        for (const [name, stack, reason] of cases.undecided ?? []) {
          it(`is not decided in silence: ${name}`, () => {
            const findings = judge(stack(), { cluster });
            assert.deepEqual(messagesOf(findings, rule), []);
            const [message] = messagesOf(findings, "tracardi-undecided").filter(aboutReach);
            assert.match(
              message,
              /^cannot be decided before deployment: (Deployment|Rollout) tracardi\/gui: /,
            );
            assert.match(message, reason);
          });
        }
      });
    }
  });
}
