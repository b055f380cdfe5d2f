import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { killChildren } from "../../../preview/engine/children";
import { document, documentPath, matrixOf } from "../../helpers/flowDocument";
import type { FlowMatrix } from "../../helpers/flowMatrix";

/** Pods that load balancers send requests to, and those that run workflows: all others are in the background. */
const serving = ["public-api", "internal-api", "gui"];
const calling = ["public-api", "internal-api"];

const outside = ["load balancers", "internet"];
const stranger = "another namespace";

/** What is meant to be open, for whatever roles there are. */
function intended(from: string, to: string): string[] {
  const isOurs = (name: string) => ![...outside, stranger, "search", "Redis", "DNS"].includes(name);
  if (isOurs(to)) return from === "load balancers" && serving.includes(to) ? ["8080"] : [];
  if (!isOurs(from)) return ["any"];
  if (to === "internet") return calling.includes(from) ? ["443"] : [];
  if (from === "gui" || to === stranger) return [];
  // The stores share their subnets.
  return to === "DNS" ? ["53", "53/UDP"] : ["443", "6379"];
}

describe("flows between everyone and everyone, from the rendered policies", () => {
  const seen = new Map<string, Promise<FlowMatrix>>();
  const matrixFor = (example: string): Promise<FlowMatrix> => {
    const matrix = seen.get(example) ?? matrixOf(example);
    seen.set(example, matrix);
    return matrix;
  };
  after(killChildren);

  for (const [example, least] of [
    ["production", ["public-api", "internal-api", "gui", "installer"]],
    ["minimal", ["internal-api", "installer"]],
  ] as const) {
    it(`are in ${example} exactly those that are meant to be`, async () => {
      const { from, to, cells } = await matrixFor(example);
      for (const role of least) assert.ok(from.includes(role) && to.includes(role), role);
      assert.equal(cells.length, from.length * to.length - outside.length * 4, "one a flow");
      for (const { from: sender, to: receiver, open } of cells) {
        assert.deepEqual(open, intended(sender, receiver), `${sender} → ${receiver}`);
      }
    });
  }

  it("stand in the document as they are", async () => {
    const text = readFileSync(documentPath, "utf8");
    assert.equal(text, document(text, await matrixFor("production")));
  });

  it("would not stand there if one was another", async () => {
    const text = readFileSync(documentPath, "utf8");
    const { cells, ...matrix } = await matrixFor("production");
    const other: FlowMatrix = {
      ...matrix,
      cells: cells.map((cell) =>
        cell.from === "gui" && cell.to === "internet" ? { ...cell, open: ["443"] } : cell,
      ),
    };
    assert.notEqual(text, document(text, other));
  });
});
