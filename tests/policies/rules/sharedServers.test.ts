import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { judge, messagesOf } from "../../helpers/policyStack";

const rule = "tracardi-shared-servers";

describe("shared servers", () => {
  it("are found in what a workload declares itself, and told once", () => {
    const stack = production().change("gui", ({ spec }) => delete spec.template.spec.affinity);
    const found = messagesOf(judge(stack), rule);
    assert.equal(found.length, 1);
    assert.match(
      found[0],
      /Deployment tracardi\/gui: nothing keeps its instances, of which there may be 2, off one another's servers\./,
    );
  });

  it("are found between APIs of one cluster", () => {
    const third = structuredClone(production().get("internal-api").inputs);
    third.metadata.name = "third";
    third.spec.replicas = 1;
    third.spec.template.metadata.labels = { app: "third" };
    delete third.spec.template.spec.affinity;
    const add = (provider: string) =>
      production().add("kubernetes:apps/v1:Deployment", "third", third, { provider });
    const found = messagesOf(judge(add("core")), rule);
    assert.equal(found.length, 1);
    assert.match(
      found[0],
      /Deployment tracardi\/internal: nothing keeps its instances off the servers of Deployment tracardi\/third\./,
    );
    third.spec.template.spec.nodeSelector = { pool: "third" };
    assert.equal(messagesOf(judge(add("edge")), rule).length, 1);
    third.spec.template.metadata.labels = { app: "third", kind: "api" };
    assert.deepEqual(messagesOf(judge(add("core")), rule), []);
  });
});
