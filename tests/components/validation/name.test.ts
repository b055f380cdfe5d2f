import * as assert from "node:assert/strict";
import { TracardiProduction } from "../../../index";
import { checkName } from "../../../components/validation/validate";
import { deploy } from "../../helpers/mocks";
import { args } from "../../helpers/production";

const allowed = "1 to 60 letters, digits, hyphens, underscores and dots, a letter or digit first";

describe("validate: the component's name", () => {
  for (const name of ["a", "9", "My_Tracardi.eu-1", "a".repeat(60), "a-", "a.."]) {
    it(`accepts ${name}`, () => assert.deepEqual(checkName(name), []));
  }

  for (const name of [
    "",
    "a".repeat(61),
    "-a",
    "_a",
    ".a",
    "my tracardi",
    "tracardi/eu",
    "ünder",
  ]) {
    it(`refuses ${JSON.stringify(name)}`, () =>
      assert.deepEqual(checkName(name), [
        {
          path: "name",
          value: JSON.stringify(name),
          allowed,
          remedy:
            "It is the first argument of TracardiProduction, and starts the names of all resources.",
        },
      ]));
  }

  it("refuses what is no text", () => {
    for (const name of [undefined, null, 7, {}]) assert.equal(checkName(name).length, 1);
  });

  it("is in one error with what is wrong with the arguments", async () => {
    const deployment = await deploy(() =>
      assert.throws(() => new TracardiProduction("my tracardi", args({ adminEmail: "x" })), {
        message:
          /^TracardiProduction "my tracardi" has 2 wrong arguments:\n {2}- name: .*\n {2}- adminEmail: /,
      }),
    );
    assert.deepEqual(deployment.all, []);
  });
});
