import assert from "node:assert/strict";
import { withReplaced } from "../../../../policies/model/resources/replacedInputs";
import { type Fields, UNKNOWN } from "../../../../policies/value";
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

describe("what another pack's remediation puts into a resource", () => {
  it("is not there if the stack call does not show it", () => {
    assert.match(said(replaced("tags")).join(), /1 data node/);
    assert.match(said(replaced()).join(), /1 data node/);
  });

  const shownFor = (declared: Fields, shown: Fields) => withReplaced(declared, shown, []);

  it("is told from what a provider writes otherwise", () => {
    const declared = { on: true, port: "80", rules: [{ port: 1 }, { port: 2 }], text: "a" };
    const shown: Fields = { on: UNKNOWN, port: 80, rules: [{ port: 2 }, { port: 1 }], more: 1 };
    assert.deepEqual(shownFor(declared, shown), declared);
  });

  it("is told within lists of one, and of what has names", () => {
    const containers = (image: string) => [
      { name: "a", image: "x" },
      { name: "b", image },
    ];
    assert.deepEqual(
      shownFor(
        { one: [{ on: true }], named: containers("fixed"), mixed: ["a", "b"] },
        { one: [{ on: false, id: 5 }], named: containers("open"), mixed: ["b", "a"] },
      ),
      { one: [{ on: false }], named: containers("open"), mixed: ["a", "b"] },
    );
    const [first, second] = containers("open");
    assert.deepEqual(shownFor({ named: containers("fixed") }, { named: [second, first] }), {
      named: containers("fixed"),
    });
  });

  it("stays while nothing is shown", () => {
    const declared = { spec: { replicas: 3 }, list: [true] };
    const all: readonly Fields[] = [{}, { spec: UNKNOWN, list: UNKNOWN }, { spec: null, list: [] }];
    for (const shown of all) {
      assert.deepEqual(shownFor(declared, shown), declared);
    }
  });
});

describe("what ignoreChanges is about", () => {
  for (const path of ["clusterConfig.instanceCount", "clusterConfig", '["clusterConfig"]', "*"]) {
    it(`is what the stack call shows, of a resource that is replaced: ${path}`, () => {
      assert.match(said(replaced(path)).join(), /1 data node/);
    });
  }

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
