import * as assert from "node:assert/strict";
import { join } from "node:path";
import { rendered } from "../support/installed";
import { OwnCluster } from "../support/ownCluster";

const examples = join(__dirname, "..", "..", "..", "examples");

describe("a cluster of one's own takes, with strict validation of all fields", () => {
  let own: OwnCluster;
  before(() => (own = OwnCluster.fromEnvironment(process.env)));
  afterEach(() => own.leave());

  for (const example of ["minimal", "production"]) {
    it(`the objects of ${example}`, async () => {
      for (const cluster of await rendered(join(examples, example))) {
        const { accepted, unknownKinds, refused } = await own.judge(cluster);
        await own.leave();
        assert.deepEqual(refused, []);
        const unknown =
          unknownKinds.length > 0 ? `; unknown there: ${unknownKinds.join(", ")}` : "";
        console.log(`      ${cluster.name}: ${accepted} objects accepted${unknown}`);
      }
    });
  }
});
