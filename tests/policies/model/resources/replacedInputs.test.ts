import assert from "node:assert/strict";
import { withReplaced } from "../../../../policies/model/resources/replacedInputs";
import { UNKNOWN } from "../../../../policies/value";
import { production } from "../../../helpers/layouts";
import { type TestStack, judge, messagesOf } from "../../../helpers/policyStack";

/** The resource call shows three nodes, and the stack call, as after a replacement, one. */
function replaced(...ignoreChanges: string[]): TestStack {
  const stack = production();
  const search = stack.get("search");
  search.outputs.clusterConfig = { ...search.inputs.clusterConfig, instanceCount: 1 };
  search.ignoreChanges = ignoreChanges;
  return stack;
}

const said = (stack: TestStack): string[] => messagesOf(judge(stack), "tracardi-search-nodes");

describe("what ignoreChanges is about", () => {
  for (const path of ["clusterConfig.instanceCount", "clusterConfig", '["clusterConfig"]', "*"]) {
    it(`is what the stack call shows, of a resource that is replaced: ${path}`, () => {
      assert.match(said(replaced(path)).join(), /1 data node/);
    });
  }

  it("is nothing else", () => {
    assert.deepEqual(said(replaced("tags")), []);
    assert.deepEqual(said(replaced()), []);
  });

  it("stays as it was kept while the stack call shows nothing", () => {
    const kept = { spec: { replicas: 3, list: [{ a: 1 }, { a: 2 }] } };
    assert.deepEqual(withReplaced(kept, {}, ["spec.replicas", "*"]), kept);
    assert.deepEqual(withReplaced(kept, { spec: UNKNOWN }, ["spec.replicas"]), kept);
    const shown = { spec: { list: [{ a: 1 }, { a: 5 }] } };
    assert.deepEqual(withReplaced(kept, shown, ["spec.list[1].a"]), {
      spec: { replicas: 3, list: [{ a: 1 }, { a: 5 }] },
    });
  });
});
