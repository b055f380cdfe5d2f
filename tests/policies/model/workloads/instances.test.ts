import assert from "node:assert/strict";
import { production } from "../../../helpers/layouts";
import { type Inputs, judge, messagesOf } from "../../../helpers/policyStack";

/** The number of GUI instances that the pack counts where 9 are asked for; undefined for enough. */
function counted(type: string, scaler: Inputs, annotations: Inputs = {}): string | undefined {
  const stack = production()
    .change("gui", ({ spec }) => delete spec.replicas)
    .add(
      `kubernetes:${type}`,
      "scaler",
      { metadata: { name: "scaler", namespace: "tracardi", annotations }, spec: scaler },
      { provider: "core" },
    );
  const config = { minimums: { guiInstances: 9 } };
  const [message] = messagesOf(judge(stack, { config }), "tracardi-gui-replicas");
  return /(\d+) GUI instances?/.exec(message ?? "")?.[1];
}

const keda = "keda.sh/v1alpha1:ScaledObject";
const target = { kind: "Deployment", name: "gui" };

describe("instances", () => {
  for (const [what, type, scaler, annotations, instances] of [
    [
      "the minimum of an autoscaler",
      "autoscaling/v2:HorizontalPodAutoscaler",
      { minReplicas: 4 },
      {},
      "4",
    ],
    ["an older autoscaler", "autoscaling/v1:HorizontalPodAutoscaler", { minReplicas: 4 }, {}, "4"],
    ["an autoscaler without a minimum", "autoscaling/v2:HorizontalPodAutoscaler", {}, {}, "1"],
    ["KEDA's minimum", keda, { minReplicaCount: 4 }, {}, "4"],
    ["KEDA without a minimum", keda, {}, {}, "0"],
    [
      "what KEDA keeps while nothing happens",
      keda,
      { minReplicaCount: 4, idleReplicaCount: 0 },
      {},
      "0",
    ],
    [
      "a number that KEDA is held at",
      keda,
      { minReplicaCount: 1 },
      { "autoscaling.keda.sh/paused-replicas": "5" },
      "5",
    ],
    ["enough", keda, { minReplicaCount: 9 }, {}, undefined],
  ] as const) {
    it(`are counted by ${what}`, () =>
      assert.equal(counted(type, { scaleTargetRef: target, ...scaler }, annotations), instances));
  }

  it("are those of the target alone", () => {
    const other = { scaleTargetRef: { ...target, kind: "StatefulSet" }, minReplicas: 4 };
    assert.equal(counted("autoscaling/v2:HorizontalPodAutoscaler", other), "1");
  });
});
