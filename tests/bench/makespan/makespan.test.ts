import { strict as assert } from "node:assert";
import { join } from "node:path";
import type { Step } from "../../../bench/makespan/graph";
import { LIMIT, makespan, makespanOf } from "../../../bench/makespan/makespan";
import { readProject } from "../../../preview/project/project";

function step(name: string, seconds: number, waits: Step["waits"] = []): Step {
  return { urn: name, type: "aws:test/thing:Thing", name, seconds, waits };
}

describe("makespan", () => {
  const network = step("network", 10);
  const store = step("store", 100, [{ for: network, reason: "an input" }]);

  it("runs side by side what does not wait", () => {
    const { total, necessary, criticalPath } = makespan([network, store, step("cluster", 60)]);
    assert.deepEqual([total, necessary], [110, 110]);
    assert.deepEqual(
      criticalPath.map((each) => [each.step.name, each.end]),
      [
        ["network", 10],
        ["store", 110],
      ],
    );
  });

  it("names an order that nothing needs, with what it costs", () => {
    const cluster = step("cluster", 60, [{ for: network, reason: "an input" }, { for: store }]);
    const { total, necessary, losses } = makespan([network, store, cluster]);
    assert.deepEqual([total, necessary], [170, 110]);
    assert.deepEqual(
      losses.map((loss) => [loss.step.name, loss.waitsFor.name, loss.seconds]),
      [["cluster", "store", 100]],
    );
  });

  it("does not name an order that costs nothing", () => {
    const late = step("late", 1, [{ for: store, reason: "an input" }, { for: network }]);
    assert.deepEqual(makespan([network, store, late]).losses, []);
  });

  it("finds that the installation waits for the search domain, and for nothing without need", async () => {
    const folder = join(__dirname, "..", "..", "..", "examples", "production");
    const { total, necessary, criticalPath } = await makespanOf(readProject(folder));
    const types = criticalPath.map((each) => each.step.type.split(":").at(-1));
    assert.deepEqual(types.slice(0, 4), ["Vpc", "Subnet", "Domain", "Job"]);
    assert.ok(total <= LIMIT * necessary, `${total} s, of which ${necessary} s are needed`);
  });
});
