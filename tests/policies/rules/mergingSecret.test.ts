import assert from "node:assert/strict";
import { mergingSecret as rule } from "../../../policies/rules/mergingSecret";
import { said, withVariable } from "../../helpers/containers";
import { production } from "../../helpers/layouts";
import { U } from "../../helpers/policyStack";

const secret = "AUTO_PROFILE_MERGING";

describe("the merging secret", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`must be long enough, with a cluster that is ${cluster}`, () => {
      const stack = production().change(
        "secret",
        ({ stringData }) => (stringData[secret] = "short"),
      );
      stack.change("public-secret", ({ stringData }) => (stringData[secret] = "short"));
      const { found } = said(stack, rule, cluster);
      assert.deepEqual(
        found.map((message) => message.slice(0, message.indexOf("."))),
        [
          "Deployment tracardi/public: AUTO_PROFILE_MERGING in container public has fewer than 20 characters",
          "Deployment tracardi/internal: AUTO_PROFILE_MERGING in container internal has fewer than 20 characters",
          "Deployment tracardi/apm: AUTO_PROFILE_MERGING in container apm has fewer than 20 characters",
        ],
      );
    });
  }

  it("must be the same for apm", () => {
    const { found } = said(withVariable("apm", secret, "made-up-1234567890-abcdef"), rule);
    assert.match(
      found[0],
      /differs between Deployment tracardi\/apm, Deployment tracardi\/internal,/,
    );
  });

  it("must not be the default", () => {
    const { found } = said(withVariable("apm", secret, "s>a.d-kljsa87^5adh"), rule);
    assert.match(found[0], /is Tracardi's public default/);
    assert.doesNotMatch(found.join(), /kljsa87/);
  });

  for (const [what, value, expected] of [
    ["the default with the end of a line", "s>a.d-kljsa87^5adh \n", /is Tracardi's public default/],
    ["the default, encoded", "cz5hLmQta2xqc2E4N141YWRo", /is Tracardi's public default/],
    ["blanks", " ".repeat(25), /has fewer than 20 characters/],
    ["one character again and again", "a".repeat(25), /has fewer than 5 different characters/],
  ] as const) {
    it(`must not be ${what}`, () => {
      assert.match(said(withVariable("apm", secret, value), rule).found[0], expected);
    });
  }

  it("is not decided in silence while it is not known", () => {
    const { found, undecided } = said(withVariable("apm", secret, U), rule);
    assert.deepEqual(found, []);
    assert.equal(undecided.length, 1);
  });
});
