import assert from "node:assert/strict";
import { parsePoliciesArguments } from "../../../policies/cli/arguments";

describe("the arguments of tracardi-policies", () => {
  it("have defaults", () => {
    assert.deepEqual(parsePoliciesArguments(["k8s"]), {
      ...{ paths: ["k8s"], format: "text", out: undefined, config: undefined, stack: undefined },
      ...{ unknowns: false, clusters: false, strict: false, allowNone: false },
    });
  });

  it("ask for help and version before anything else", () => {
    assert.equal(parsePoliciesArguments(["-h"]), "help");
    assert.equal(parsePoliciesArguments(["--version", "--format", "xml"]), "version");
  });

  for (const [what, args, message] of [
    ["no path", [], /^give a folder, a file, or - for standard input; --help tells more$/],
    [
      "an unknown option",
      ["-", "--fromat", "json"],
      /^Unknown option '--fromat'.*--help tells more$/,
    ],
    ["an option without its value", ["-", "--out"], /--out.*--help tells more$/s],
    [
      "an unknown format",
      ["-", "--format", "xml"],
      /^--format xml: there are text, json, sarif, junit$/,
    ],
    ["an empty option", ["-", "--out", ""], /^--out is empty: give a value, or leave it out$/],
    [
      "standard input twice",
      ["-", "k8s", "-"],
      /^- is given twice: standard input can be read once$/,
    ],
  ] as readonly (readonly [string, string[], RegExp])[]) {
    it(`are refused: ${what}`, () => {
      assert.throws(() => parsePoliciesArguments(args), { message });
    });
  }
});
