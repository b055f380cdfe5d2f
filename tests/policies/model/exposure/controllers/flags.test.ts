import assert from "node:assert/strict";
import { flag, flagOf } from "../../../../../policies/model/exposure/controllers/flags";
import { UNKNOWN } from "../../../../../policies/value";

describe("options of a controller", () => {
  for (const [what, words, wanted] of [
    ["one word", ["--class=web"], "web"],
    ["two words", ["--class", "web"], "web"],
    ["one dash", ["-class=web"], "web"],
    ["another case", ["--CLASS=web"], "web"],
    ["an equals sign in it", ["--class=a=b"], "a=b"],
    ["nothing in it", ["--class="], ""],
    ["another option that begins like it", ["--class-name=web"], undefined],
    ["no option", ["serve"], undefined],
  ] as const) {
    it(`are read from ${what}`, () => assert.equal(flag(words, "class"), wanted));
  }

  it("are those of its command and its arguments", () => {
    assert.equal(flagOf({ command: ["run"], args: ["--class=web"] }, "class"), "web");
  });

  it("are not known if a word is not", () => {
    assert.equal(flagOf({ args: ["--class=web", UNKNOWN] }, "class"), UNKNOWN);
  });
});
