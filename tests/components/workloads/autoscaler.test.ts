import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("autoscaling", () => {
  let deployment: Deployment;
  before(
    async () =>
      (deployment = await deployLayout({
        publicApi: { instances: 4, maxInstances: 12, targetCpuPercent: 45 },
      })),
  );

  it("is none by default, and none where there is nothing between the two numbers", async () => {
    const fixed = await deployLayout({ publicApi: { instances: 4, maxInstances: 4 } });
    for (const each of [await production(), fixed]) {
      assert.deepEqual(each.names("HorizontalPodAutoscaler"), []);
      for (const workload of nonEmpty(each.of("Deployment"))) {
        assert.deepEqual(workload.options.ignoreChanges, [], workload.name);
      }
    }
  });

  it("never goes below the instances, nor above the most", () => {
    assert.deepEqual(deployment.names("HorizontalPodAutoscaler"), ["tracardi-public-api"]);
    const scaler = deployment.get("HorizontalPodAutoscaler", "tracardi-public-api");
    assertInputs(scaler, {
      "metadata.name": "public-api",
      "metadata.namespace": "tracardi-public-api",
      "spec.scaleTargetRef": { apiVersion: "apps/v1", kind: "Deployment", name: "public-api" },
      "spec.minReplicas": 4,
      "spec.maxReplicas": 12,
      "spec.metrics": [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 45 } },
        },
      ],
    });
    deployment.assertWaits(scaler, deployment.get("Deployment", "tracardi-public-api"));
  });

  it("is fast on the way up and slow on the way down", () => {
    const scaler = deployment.get("HorizontalPodAutoscaler", "tracardi-public-api");
    const wait = (way: string) =>
      Number(at(scaler, `spec.behavior.${way}.stabilizationWindowSeconds`));
    assert.equal(wait("scaleUp"), 0);
    assert.ok(wait("scaleDown") >= 600);
    assert.deepEqual(at(scaler, "spec.behavior.scaleDown.policies"), [
      { type: "Pods", value: 1, periodSeconds: 300 },
    ]);
  });

  it("starts with the instances, and no deployment undoes it: of that API alone", () => {
    const scaledOne = deployment.get("Deployment", "tracardi-public-api");
    assertInputs(scaledOne, { "spec.replicas": 4 });
    assert.deepEqual(scaledOne.options.ignoreChanges, ["spec.replicas"]);
    const fixed = deployment.get("Deployment", "tracardi-internal-api");
    assert.deepEqual(fixed.options.ignoreChanges, []);
  });

  it("has servers for the most instances, and a rollout the time for them", () => {
    assertInputs(deployment.get("NodePool", "tracardi-edge-edge"), {
      "spec.limits.cpu": String((12 + 2) * 2),
    });
    assertInputs(deployment.get("Deployment", "tracardi-public-api"), {
      "spec.progressDeadlineSeconds": 300 + 240 * 12,
    });
  });

  it("keeps the budget of one pod at a time, which holds for any number", () => {
    assertInputs(deployment.get("PodDisruptionBudget", "tracardi-public-api"), {
      "spec.maxUnavailable": 1,
      "spec.minAvailable": undefined,
    });
  });
});
