import assert from "node:assert/strict";
import { readSettings } from "../../../policies/settings/settings";

describe("the pack's settings", () => {
  it("are the production layout's where nothing is configured", () => {
    const { profile, minimums, trustedNetworks, problems } = readSettings({}, []);
    assert.equal(profile, "production");
    assert.deepEqual(minimums, {
      publicApiInstances: 3,
      apiInstances: 5,
      guiInstances: 2,
      searchDataNodes: 3,
    });
    assert.equal(trustedNetworks, undefined);
    assert.deepEqual(problems, []);
  });

  it("name what is misspelled, at both depths", () => {
    const config = { profil: "minimal", minimums: { guiInstance: 3, apiInstances: 8 } };
    const { profile, minimums, problems } = readSettings(config, []);
    assert.equal(profile, "production");
    assert.equal(minimums.apiInstances, 8);
    assert.deepEqual(problems, [
      "profil: no such setting. There are profile, trustedNetworks, minimums, levels, workloads, exemptions.",
      "minimums.guiInstance: no such setting. There are publicApiInstances, apiInstances, guiInstances, searchDataNodes.",
    ]);
  });

  it("take all that they know without a word", () => {
    const known = { profile: "minimal", trustedNetworks: ["203.0.113.0/24"], minimums: {} };
    assert.deepEqual(readSettings(known, []).problems, []);
  });
});
