import assert from "node:assert/strict";
import { inOneLine, printable } from "../../policies/printable";

describe("printable texts", () => {
  for (const [what, text, expected] of [
    ["a plain text", "Deployment tracardi/api: it is open.", undefined],
    [
      "names of Pulumi's",
      "urn:pulumi:dev::tracardi::kubernetes:apps/v1:Deployment::api",
      undefined,
    ],
    ["addresses of IPv6", "admits ::/0", undefined],
    ["a command of GitHub", "a\n ::error::x", "a\n : :error::x"],
    ["an older command of GitHub", "a ##[error]x", "a # #[error]x"],
    ["a command of Azure", "##vso[task.setvariable]x", "# #vso[task.setvariable]x"],
    ["a command of TeamCity", "##teamcity[message]", "# #teamcity[message]"],
    ["colours", "\u001b[31mred\u009b0m", "\uFFFD[31mred\uFFFD0m"],
    ["a line over another", "a\rb", "a\nb"],
    ["turned text", "a\u202eb", "a\uFFFDb"],
    ["a foreign end of line", "a\u2028::error::b", "a\n: :error::b"],
  ] as const) {
    it(`leave ${what} without power`, () => assert.equal(printable(text), expected ?? text));
  }

  it("are one line where they have to be", () => {
    assert.equal(inOneLine("a \n b\u2028c"), "a b c");
    assert.equal(inOneLine("a\n::error::b"), "a : :error::b");
  });
});
