import assert from "node:assert/strict";
import { unknownCheckingProxy } from "@pulumi/policy";
import { UNKNOWN } from "../../policies/known";
import { type Value, at, count, isOn, items, parsedJson, snapshot } from "../../policies/value";
import { U } from "../helpers/policyStack";

describe("values", () => {
  it("keeps what is known beside what is not", () => {
    const props = { a: U, b: [1, U, { c: U, d: "x" }], e: { f: null } };
    assert.deepEqual(snapshot(unknownCheckingProxy(props)), {
      a: UNKNOWN,
      b: [1, UNKNOWN, { c: UNKNOWN, d: "x" }],
      e: { f: null },
    });
  });

  it("knows no secret that a state hides", () => {
    assert.deepEqual(snapshot({ a: "[secret]", b: ["[secret]"], c: "a [secret]" }), {
      a: UNKNOWN,
      b: [UNKNOWN],
      c: "a [secret]",
    });
  });

  it("takes everything inside an unknown value for unknown, and nothing else", () => {
    const props = snapshot(unknownCheckingProxy({ spec: U, other: {} }));
    assert.equal(at(props, "spec", "replicas"), UNKNOWN);
    assert.equal(at(props, "other", "replicas"), undefined);
    assert.equal(at(props, "constructor"), undefined);
  });

  it("makes an unknown list one unknown element, and anything else none", () => {
    assert.deepEqual(items(UNKNOWN), [UNKNOWN]);
    assert.deepEqual(items({ length: 1 }), []);
  });

  it("counts numbers, also written as texts", () => {
    assert.deepEqual(
      [count(2), count("3"), count(""), count(null), count("x")],
      [2, 3, undefined, undefined, undefined],
    );
    assert.equal(count(UNKNOWN), UNKNOWN);
  });

  it("knows of a switch whether it is on", () => {
    const values: readonly Value[] = [true, " True ", false, "no", undefined, UNKNOWN];
    assert.deepEqual(values.map(isOn), ["yes", "yes", "no", "no", "no", "unknown"]);
  });

  it("reads JSON, of which what cannot be read is not known", () => {
    assert.deepEqual(parsedJson('{"a":1}'), { a: 1 });
    assert.deepEqual([parsedJson("{"), parsedJson(UNKNOWN)], [UNKNOWN, UNKNOWN]);
    assert.deepEqual(parsedJson({ a: 1 }), { a: 1 });
  });
});
