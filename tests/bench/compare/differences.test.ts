import * as assert from "node:assert/strict";
import { differences, tally } from "../../../bench/compare/differences";
import { textOf } from "../../../bench/compare/report";

describe("the comparison of checkouts: differences", () => {
  const found = (before: unknown, after: unknown) =>
    differences("place", before, after).map(({ path, before, after }) => [path, before, after]);

  it("are none between equal answers, whatever the order of their keys", () => {
    assert.deepEqual(found({ a: [1, { b: null }], c: "" }, { c: "", a: [1, { b: null }] }), []);
  });

  it("are the innermost values that differ, by their path", () => {
    assert.deepEqual(found({ a: { b: 1, c: 2 }, d: [0, 1] }, { a: { b: 1, c: 3 }, d: [0, 2] }), [
      ["a › c", 2, 3],
      ["d › 1", 1, 2],
    ]);
  });

  it("tell what only one side has, as a whole", () => {
    assert.deepEqual(found({ gone: { a: 1 } }, { fresh: [1] }), [
      ["fresh", undefined, [1]],
      ["gone", { a: 1 }, undefined],
    ]);
  });

  it("tell null, nothing and empty values apart", () => {
    assert.equal(found({ a: null }, { a: {} }).length, 1);
    assert.equal(found({ a: null }, {}).length, 1);
    assert.equal(found({ a: [] }, { a: undefined }).length, 1);
  });

  it("see that a text occurs once more", () => {
    assert.deepEqual(found(tally(["a", "a", "b"]), tally(["b", "a"])), [["a", 2, 1]]);
  });

  it("are told once, with all the places that have them", () => {
    const one = { path: "p", before: 1, after: 2 };
    const all = ["x", "y", "z"].map((place) => ({ place, ...one }));
    const text = textOf("part", { compared: "3 things", differences: all }, false);
    assert.equal(
      text,
      "part: 3 things: 3 differences, 1 of them distinct\n" +
        "  - p\n      before: 1\n      after:  2\n      in 3: x, y, z",
    );
  });
});
