/** docs/changes.md against the engine: some of its rows again, the same ones each time. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nonEmpty } from "../../helpers/nonEmpty";
import { Installation } from "./installation";
import { line } from "./page";
import { rows } from "./rows";
import { words } from "./told";

const PAGE = join(__dirname, "..", "..", "..", "docs", "changes.md");

/** Every fifth row of the base that most rows have. */
const repeated = rows.filter(({ base }) => base === "production").filter((_, at) => at % 5 === 0);

describe("what a change does", () => {
  let installation: Installation;
  before(async () => {
    installation = await Installation.deploy("production");
  });
  after(() => installation.remove());

  for (const row of nonEmpty(repeated)) {
    it(`is what docs/changes.md says: ${row.argument}`, async () => {
      const told = line({ ...row, result: await installation.preview(row) });
      const page = readFileSync(PAGE, "utf8").split("\n").map(words);
      assert.ok(
        page.includes(words(told)),
        `not in docs/changes.md, written by npm run changes: ${told}`,
      );
    });
  }
});
