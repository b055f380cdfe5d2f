import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const components = path.join(__dirname, "../../../components");

/** What a folder on the way from arguments to resources may read, besides itself. */
const below: { readonly [folder: string]: readonly string[] } = {
  internal: [],
  arguments: ["internal"],
  settings: ["arguments", "internal"],
  validation: ["arguments", "internal", "settings"],
};

describe("data flows one way: arguments → settings → resources", () => {
  for (const [folder, others] of Object.entries(below)) {
    it(`${folder} imports nothing that comes after it`, () => {
      const files = readdirSync(path.join(components, folder), {
        recursive: true,
        encoding: "utf8",
      });
      const sources = files.filter((file) => file.endsWith(".ts"));
      assert.ok(sources.length > 0);
      const wrong = sources.flatMap((file) => {
        const at = path.join(components, folder, file);
        const imports = [
          ...readFileSync(at, "utf8").matchAll(/(?:from|require\(|import\() ?"(\.[^"]+)"/g),
        ];
        const read = imports.map(([, to]) => path.relative(components, path.join(at, "..", to)));
        const isAllowed = (to: string) =>
          to.startsWith(`..${path.sep}facts`) ||
          [folder, ...others].includes(to.split(path.sep)[0]);
        return read.filter((to) => !isAllowed(to)).map((to) => `${file} imports ${to}`);
      });
      assert.deepEqual(wrong, []);
    });
  }
});
