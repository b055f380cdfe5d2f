import assert from "node:assert/strict";
import { nonEmpty } from "../helpers/nonEmpty";
import { Stage } from "./played";
import { rightInstallations } from "./rightInstallations";
import { wrongInstallations } from "./wrongInstallations";

describe("tracardi-verify", () => {
  let stage: Stage;
  before(async () => (stage = await Stage.create()));
  after(() => stage.end());

  for (const [what, { played, args = [], problems }] of nonEmpty(
    Object.entries(wrongInstallations),
  )) {
    it(`finds an installation that ${what}`, async () => {
      assert.deepEqual(await stage.problems(played, ...args), problems);
    });
  }

  for (const [what, { played, args = [], problems }] of nonEmpty(
    Object.entries(rightInstallations),
  )) {
    it(`has nothing else to say of ${what}`, async () => {
      assert.deepEqual(await stage.problems(played, ...args), problems);
    });
  }
});
