/** What the same program makes, or looks up, is as good to the component as what exists. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { holdsSimulated } from "../../preview/report/outputs";
import { FIXTURES } from "../preview/helpers/fixtures";

const POLICIES = join(__dirname, "..", "..", "policies");

describe("an installation in surroundings of the program's own", () => {
  for (const stack of ["own", "looked-up", "clusters"]) {
    for (const unknowns of [false, true]) {
      it(`${stack}: violates nothing with ${unknowns ? "unknown" : "simulated"} values`, async () => {
        const { pack, outputs } = await preview({
          project: readProject(join(FIXTURES, "adopted"), stack),
          policyPack: POLICIES,
          policyConfig: {},
          unknowns,
        });
        assert.deepEqual(pack?.findings, []);
        // Functions answer in a real first preview too.
        assert.equal(holdsSimulated(outputs.vpcId), !unknowns || stack === "looked-up");
      });
    }
  }
});
