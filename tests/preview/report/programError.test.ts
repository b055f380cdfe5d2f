import assert from "node:assert/strict";
import { programError as errorOf } from "../../../preview/report/programError";

const programError = (...logged: string[]) => errorOf(logged, "/app");

const HEAD = "Running program '/app' failed with an unhandled exception:\n";
const STACK = [
  "    at check (/app/lib/check.ts:3:9)",
  "    at Object.<anonymous> (/app/index.ts:7:1)",
  "    at Module._compile (node:internal/modules/cjs/loader:1554:14)",
  "    at /app/node_modules/ts-node/src/index.ts:1618:14 {",
].join("\n");

describe("program errors", () => {
  it("shows a bug with the program's own frames", () => {
    assert.equal(
      programError(
        `${HEAD}\u001b[31mTypeError: no such\nthing${"\u001b[39m"}\n${STACK}\n  code: 1\n}`,
      ),
      "no such\nthing\n    at check (lib/check.ts:3:9)\n    at Object.<anonymous> (index.ts:7:1)",
    );
  });

  it("shows wrong input properties without frames and dump", () => {
    const dump =
      "\n  errors: [ { propertyPath: 'a', reason: 'b' } ],\n  __pulumiInputPropertiesError: true\n}";
    assert.equal(programError(`${HEAD}Error: give a name\n${STACK}${dump}`), "give a name");
  });

  it("leaves a plain message as it is", () => {
    assert.equal(programError("at least one, at most two"), "at least one, at most two");
  });

  it("drops what the SDK writes before an error on its way", () => {
    for (const wrapped of [
      "failed to register new resource a [b:c/d:E]: 2 UNKNOWN: already there",
      'error serializing property "aliases": error serializing property "name": already there',
      '<ref *1> Error: error serializing property "name": already there',
      "Error serializing arguments for invoke aws:a/b:c: Error: already there",
    ]) {
      assert.equal(
        programError(`${HEAD}Error: ${wrapped}\n${STACK}`).split("\n")[0],
        "already there",
      );
      assert.equal(programError(wrapped), "already there");
    }
    const own = 'the property "a": error serializing property "b": no';
    assert.equal(programError(own), own, "only what stands before the error");
  });

  it("shows an error once, without the frames that one of its reports leaves out", () => {
    const wrapped = 'error serializing property "name": no such zone';
    assert.equal(
      programError("no such zone", `${HEAD}Error: ${wrapped}\n${STACK}`),
      "no such zone",
    );
    assert.equal(programError("one", "another", "one"), "one\nanother");
  });
});
