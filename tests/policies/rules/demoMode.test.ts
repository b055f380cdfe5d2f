import assert from "node:assert/strict";
import { demoMode as rule } from "../../../policies/rules/demoMode";
import { said, withVariable } from "../../helpers/containers";
import { U } from "../../helpers/policyStack";

describe("demo mode", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`is found on any API, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(said(withVariable("internal-api", "DEMO", "yes"), rule, cluster).found, [
        'Deployment tracardi/internal: DEMO in container internal is "yes". Remove DEMO from the container, or set it to "no".',
      ]);
    });
  }

  it("is found in the installer", () => {
    assert.match(said(withVariable("installer", "DEMO", "yes"), rule).found[0], /^Job tracardi\//);
  });

  it("is off as anything but yes, as its version reads it", () => {
    for (const value of ["no", "Yes", "true", ""]) {
      const none = { found: [], undecided: [] };
      assert.deepEqual(said(withVariable("public-api", "DEMO", value), rule), none, value);
    }
  });

  it("is not decided in silence while it is not known", () => {
    assert.equal(said(withVariable("public-api", "DEMO", U), rule).undecided.length, 1);
  });
});
