import assert from "node:assert/strict";
import { production } from "../../../helpers/layouts";
import { type TestStack, judge, messagesOf } from "../../../helpers/policyStack";

/** What the rules about numbers say of a stack, and what is undecided of them. */
function told(change: (stack: TestStack) => unknown): { found: string[]; undecided: string[] } {
  const stack = production();
  change(stack);
  const findings = judge(stack, { cluster: "known" });
  const undecided = messagesOf(findings, "tracardi-undecided");
  return { found: messagesOf(findings, "tracardi-gui-replicas"), undecided };
}

const add = (stack: TestStack, type: string, spec: object) =>
  stack.add(
    `kubernetes:${type}`,
    "other",
    { metadata: { name: "gui", namespace: "tracardi" }, spec },
    { provider: "core" },
  );

const target = { apiVersion: "apps/v1", kind: "Deployment", name: "gui" };

const rollout = (scaleDown: string, replicas: number, own: number) => (stack: TestStack) => {
  stack.change("gui", ({ spec }) => (spec.replicas = own));
  const spec = { replicas, workloadRef: { ...target, scaleDown } };
  return add(stack, "argoproj.io/v1alpha1:Rollout", spec);
};

describe("instances that may be fewer than asked for", () => {
  for (const [what, change] of [
    ["a paused Deployment", (s) => s.change("gui", ({ spec }) => (spec.paused = true))],
    [
      "one that is stopped at night",
      (s) =>
        s.change(
          "gui",
          ({ metadata }) =>
            (metadata.annotations = { "downscaler/uptime": "Mon-Fri 08:00-18:00 UTC" }),
        ),
    ],
    [
      "pods that wait for a gate",
      (s) =>
        s.change("gui", ({ spec }) => (spec.template.spec.schedulingGates = [{ name: "quota" }])),
    ],
    [
      "an autoscaler by the clock",
      (s) =>
        add(s, "autoscaling.alibabacloud.com/v1beta1:CronHorizontalPodAutoscaler", {
          scaleTargetRef: target,
          jobs: [{ schedule: "0 0 0 * * *", targetSize: 1 }],
        }),
    ],
  ] as [string, (stack: TestStack) => unknown][]) {
    it(`are not decided in silence: ${what}`, () => {
      const { found, undecided } = told(change);
      assert.deepEqual(found, []);
      assert.match(undecided.join("\n"), /GUI instances \(Deployment tracardi\/gui: not known\)/);
    });
  }

  it("are too few by the minimum of another autoscaler", () => {
    const spec = { scaleTargetRef: target, minReplicas: 1, maxReplicas: 3 };
    const { found } = told((s) => add(s, "datadoghq.com/v1alpha1:WatermarkPodAutoscaler", spec));
    assert.match(found[0], /^1 GUI instance /);
  });

  it("are those of a Rollout that runs a Deployment's pods", () => {
    assert.match(told(rollout("onsuccess", 1, 2)).found[0], /^1 GUI instance /);
    assert.deepEqual(told(rollout("onsuccess", 2, 2)).found, []);
    assert.deepEqual(told(rollout("progressively", 2, 0)).found, []);
    assert.deepEqual(told(rollout("never", 1, 1)).found, []);
  });

  it("are as many as asked for with what stops none", () => {
    const { found, undecided } = told((s) => {
      s.change("gui", ({ spec, metadata }) => {
        spec.paused = false;
        metadata.annotations = { "downscaler/exclude": "true" };
      });
      const spec = { targetRef: target, updatePolicy: { updateMode: "Auto" } };
      return add(s, "autoscaling.k8s.io/v1:VerticalPodAutoscaler", spec);
    });
    assert.deepEqual([found, undecided], [[], []]);
  });
});
