import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { judge, messagesOf } from "../../helpers/policyStack";

describe("disruption budgets", () => {
  it("that forbid every eviction are named with the reason", () => {
    const stack = production().change("gui-budget", (inputs) => {
      inputs.spec = { minAvailable: "60%", selector: { matchLabels: { app: "gui" } } };
    });
    const found = messagesOf(judge(stack), "tracardi-disruption-budget");
    assert.equal(found.length, 1);
    assert.match(
      found[0],
      /PodDisruptionBudget tracardi\/gui lets no instance of Deployment tracardi\/gui be evicted: its minAvailable is 60%, where 2 instances may run\./,
    );
  });

  it("of which two count the same pods are named", () => {
    const stack = production().add(
      "kubernetes:policy/v1:PodDisruptionBudget",
      "second",
      {
        metadata: { name: "second", namespace: "tracardi" },
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: "gui" } } },
      },
      { provider: "core" },
    );
    const found = messagesOf(judge(stack), "tracardi-disruption-budget");
    assert.equal(found.length, 1);
    assert.match(found[0], /tracardi\/gui and PodDisruptionBudget tracardi\/second\./);
  });
});
