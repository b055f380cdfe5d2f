import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type Answer,
  UNKNOWN,
  allKnown,
  allOf,
  and,
  answer,
  anyHolds,
  anyOf,
  choose,
  firstKnown,
  holds,
  ifKnown,
  is,
  isOneOf,
  knownOr,
  not,
  onlyKnown,
  or,
  possibly,
  readsAs,
  surely,
  whenKnown,
  yesIf,
} from "../../policies/known";

const all: readonly Answer[] = ["yes", "no", "unknown"];

describe("values that may not be known", () => {
  it("are used where they are known, nothing and null included", () => {
    const show = (value: unknown) => ifKnown(value, (known) => `it is ${String(known)}`, "hidden");
    assert.deepEqual(["x", 0, undefined, null, UNKNOWN].map(show), [
      "it is x",
      "it is 0",
      "it is undefined",
      "it is null",
      "hidden",
    ]);
  });

  it("stay not known when something is made of them", () => {
    assert.equal(
      whenKnown(2, (two) => two + 1),
      3,
    );
    assert.equal(
      whenKnown(UNKNOWN, () => 3),
      UNKNOWN,
    );
    assert.equal(
      whenKnown(2, () => UNKNOWN),
      UNKNOWN,
    );
  });

  it("have others in their place", () => {
    assert.deepEqual([knownOr("a", "b"), knownOr(UNKNOWN, "b")], ["a", "b"]);
  });

  it("are known together where each is", () => {
    assert.deepEqual(allKnown([1, undefined]), [1, undefined]);
    assert.equal(allKnown([1, UNKNOWN]), UNKNOWN);
    assert.deepEqual(onlyKnown([1, UNKNOWN, undefined]), [1, undefined]);
  });

  it("go before those that are not, and those before nothing", () => {
    assert.equal(firstKnown([undefined, UNKNOWN, "b", "c"]), "b");
    assert.equal(firstKnown([undefined, UNKNOWN]), UNKNOWN);
    assert.equal(firstKnown([undefined]), undefined);
  });
});

describe("answers", () => {
  it("are about values", () => {
    assert.deepEqual([is("a", "a"), is("a", "b"), is(1, "1")], ["yes", "no", "no"]);
    assert.deepEqual([readsAs(1, "1"), readsAs(1, 2)], ["yes", "no"]);
    assert.deepEqual([isOneOf("a", ["b", "a"]), isOneOf("a", ["b"])], ["yes", "no"]);
    const isLong = (text: string) => text.length > 3;
    assert.deepEqual([holds("long", isLong), holds("a", isLong)], ["yes", "no"]);
    assert.deepEqual([anyHolds(["a", "long"], isLong), anyHolds(["a"], isLong)], ["yes", "no"]);
  });

  it("are open about values that are not known, also where two of them meet", () => {
    assert.deepEqual(
      [is(UNKNOWN, "a"), is("a", UNKNOWN), is(UNKNOWN, UNKNOWN), readsAs(UNKNOWN, UNKNOWN)],
      ["unknown", "unknown", "unknown", "unknown"],
    );
    assert.equal(isOneOf("a", ["a", UNKNOWN]), "yes");
    assert.equal(isOneOf("a", ["b", UNKNOWN]), "unknown");
    assert.equal(
      holds(UNKNOWN, () => true),
      "unknown",
    );
    assert.equal(
      anyHolds([UNKNOWN, "b"], (text) => text === "b"),
      "yes",
    );
  });

  it("hold together where all do, and of several where any does", () => {
    assert.deepEqual(
      all.map((one) => all.map((other) => and(one, other)).join()),
      ["yes,no,unknown", "no,no,no", "unknown,no,unknown"],
    );
    assert.deepEqual(
      all.map((one) => all.map((other) => or(one, other)).join()),
      ["yes,yes,yes", "yes,no,unknown", "yes,unknown,unknown"],
    );
    assert.deepEqual([allOf([]), anyOf([])], ["yes", "no"]);
  });

  it("turn around as a whole as they do one by one", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all)), (answers) => {
        assert.equal(not(allOf(answers)), anyOf(answers.map(not)));
      }),
    );
  });

  it("lead to one of three things", () => {
    assert.deepEqual(
      all.map((one) => choose(one, { yes: 1, no: 2, unknown: 3 })),
      [1, 2, 3],
    );
    assert.deepEqual(all.map(surely), [true, false, false]);
    assert.deepEqual(all.map(possibly), [true, false, true]);
    assert.deepEqual([answer(true), answer(false)], ["yes", "no"]);
    assert.deepEqual([yesIf(true), yesIf(false)], ["yes", "unknown"]);
  });
});
