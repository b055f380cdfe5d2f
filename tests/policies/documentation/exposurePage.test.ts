import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exposurePage } from "../../../policies/documentation/exposurePage";
import { controllers } from "../../../policies/model/exposure/controllers/registry";
import { platforms } from "../../../policies/model/hosted/platforms";

const page = (): string => readFileSync(join(__dirname, "../../../docs/exposure.md"), "utf8");

describe("the page of the ways in", () => {
  it("says what the controllers say", () => {
    assert.equal(
      page(),
      exposurePage(controllers, platforms),
      "docs/exposure.md is written by `npm run rules`",
    );
  });

  for (const { described } of [...controllers, ...platforms]) {
    it(`has a section of ${described.name}`, () => {
      assert.ok(page().includes(`\n## ${described.name}\n\nServes ${described.serves}.`));
    });
  }
});
