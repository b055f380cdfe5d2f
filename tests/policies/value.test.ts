import assert from "node:assert/strict";
import { unknownCheckingProxy } from "@pulumi/policy";
import * as proxy from "@pulumi/policy/proxy";
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

  it("knows every sign of the engine for an unknown value, as the SDK does", () => {
    const signs = Object.entries(proxy).filter(([name]) => /^unknown\w+Value$/.test(name));
    assert.equal(signs.length, 7);
    for (const [name, value] of signs) {
      assert.deepEqual(snapshot(unknownCheckingProxy({ value })), { value: UNKNOWN }, name);
    }
  });

  it("looks behind no proxy but the SDK's, and takes nobody's word for being one", () => {
    const claims = { __isSpecialProxy: true, __getSpecialProxyTarget: {}, kind: "Pod" };
    assert.deepEqual(snapshot(claims), claims);
    const refusing = new Proxy(
      { a: 1, b: 2 },
      {
        get: (_, name) => {
          if (name === "a") throw new Error();
          return 2;
        },
      },
    );
    assert.deepEqual(snapshot(refusing), { a: UNKNOWN, b: 2 });
  });

  it("copies a field of any name", () => {
    const props: unknown = JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }');
    const copy = snapshot(props);
    assert.deepEqual(Object.entries(copy as object), Object.entries(props as object));
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
