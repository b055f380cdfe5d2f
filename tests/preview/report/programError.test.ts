import assert from "node:assert/strict";
import { programError } from "../../../preview/report/programError";

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
        "/app",
      ),
      "no such\nthing\n    at check (lib/check.ts:3:9)\n    at Object.<anonymous> (index.ts:7:1)",
    );
  });

  it("shows wrong input properties without frames and dump", () => {
    const dump =
      "\n  errors: [ { propertyPath: 'a', reason: 'b' } ],\n  __pulumiInputPropertiesError: true\n}";
    assert.equal(programError(`${HEAD}Error: give a name\n${STACK}${dump}`, "/app"), "give a name");
  });

  it("leaves a plain message as it is", () => {
    assert.equal(programError("at least one, at most two", "/app"), "at least one, at most two");
  });

  it("drops the call's number from a failed registration", () => {
    const message = "failed to register new resource a [b]: 2 UNKNOWN: already there";
    assert.equal(
      programError(`${HEAD}Error: ${message}\n${STACK}`, "/app").split("\n")[0],
      "failed to register new resource a [b]: already there",
    );
  });
});
