import assert from "node:assert/strict";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hashOf } from "../../loader/tree.cjs";

const files = {
  "index.ts": 'export * from "./far/away";\n',
  "far/away.ts": "export const one = 1;\n",
  "tsconfig.json": "{}\n",
  "package-lock.json": "{}\n",
  "node_modules/.package-lock.json": "{}\n",
};

describe("the hash of a tree", () => {
  let folder: string;
  const write = (all: Record<string, string>) => {
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tracardi-tree-"));
    write(files);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const name of Object.keys(files)) {
    it(`is another after an edit of ${name} that keeps its length and time`, () => {
      const before = hashOf(folder);
      const { atime, mtime } = statSync(join(folder, name));
      write({ [name]: "#".repeat(files[name as keyof typeof files].length) });
      utimesSync(join(folder, name), atime, mtime);
      assert.notEqual(hashOf(folder), before);
    });
  }

  it("is another when a file comes, goes or has another name", () => {
    const before = hashOf(folder);
    write({ "far/new.ts": "" });
    const more = hashOf(folder);
    assert.notEqual(more, before);
    rmSync(join(folder, "far/new.ts"));
    assert.equal(hashOf(folder), before);
    write({ "far/newer.ts": "" });
    assert.notEqual(hashOf(folder), more);
  });

  it("is the same in another place, with other packages' files and with what is left out", () => {
    const before = hashOf(folder, ["tests"]);
    write({ "node_modules/some/index.js": "", "dist/index.js": "", "tests/a.test.ts": "" });
    assert.equal(hashOf(folder, ["tests"]), before);
    assert.notEqual(hashOf(folder), before);
    const copy = mkdtempSync(join(tmpdir(), "tracardi-tree-"));
    try {
      cpSync(folder, copy, { recursive: true });
      assert.equal(hashOf(copy, ["tests"]), before);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
