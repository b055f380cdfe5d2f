import assert from "node:assert/strict";
import { balancingMistakes } from "./mistakes/balancing";
import { clusterMistakes } from "./mistakes/clusters";
import { Cloud } from "./mistakes/mistake";
import { nameMistakes } from "./mistakes/names";
import { networkMistakes } from "./mistakes/network";
import { storeMistakes } from "./mistakes/stores";

const MISTAKES = [
  ...networkMistakes,
  ...balancingMistakes,
  ...storeMistakes,
  ...clusterMistakes,
  ...nameMistakes,
];

describe("the simulated cloud refuses", () => {
  for (const { what, report, wrong, right, refused } of MISTAKES) {
    it(`${what} (${report})`, async () => {
      await assert.rejects(wrong(new Cloud()), { message: refused });
      await right(new Cloud());
    });
  }

  it("40 mistakes or more, each of another report", () => {
    assert.ok(MISTAKES.length >= 40, String(MISTAKES.length));
    assert.equal(new Set(MISTAKES.map(({ report }) => report)).size, MISTAKES.length);
  });
});
