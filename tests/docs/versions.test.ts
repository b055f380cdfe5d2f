import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { versionLines } from "../../facts/versions";

/** The rows of the table whose head names the versions: what it is about, and a cell for each version. */
function rows(): string[][] {
  const file = path.join(__dirname, "..", "..", "docs", "versions.md");
  const all = fs
    .readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const head = all.findIndex((cells) => cells.includes("0.8.2.1"));
  assert.ok(head >= 0);
  const length = all.slice(head).findIndex((cells) => cells.length === 1);
  return all.slice(head, head + length).map((cells) => cells.slice(1, -1));
}

describe("docs/versions.md", () => {
  const [head, ...body] = rows();
  for (const [version, line] of Object.entries(versionLines)) {
    const column = head.indexOf(version);
    const said = (about: RegExp) => {
      const found = body.filter((cells) => about.test(`${cells[0]} ${cells[column]}`));
      assert.equal(found.length, 1, String(about));
      return found[0][column];
    };

    it(`says of ${version} what the facts say`, () => {
      const { indices, shards } = line.installation;
      assert.equal(said(/^the first installation/), `${indices} indices, ${shards} shards`);
      assert.equal(/MySQL/.test(said(/^stores/)), line.needsMysql);
      assert.equal(/candidate/.test(said(/^state/)), line.isReleaseCandidate);
      assert.equal(/nobody/.test(said(/^on OpenSearch/)), !line.runOnOpenSearch);
      assert.equal(/^ends/.test(said(/^a store that is away/)), line.waitsForStores);
      assert.ok(line.updateWorkerCommand[0].startsWith(said(/^update worker/)));
      for (const [name, value] of Object.entries(line.unset)) {
        assert.match(said(new RegExp(name)), new RegExp(`\\b${value}\\b`), name);
      }
    });
  }
});
