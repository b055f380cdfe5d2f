import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const once = join(__dirname, "..", "..", "loader", "once.cjs");

describe("a check of the sources", () => {
  let folder: string;
  let notes: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tracardi-checked-"));
    notes = `${folder}.notes`;
    writeFileSync(join(folder, "a.ts"), "one");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    rmSync(notes, { force: true });
  });

  /** Runs a check that fails where a file has the word "wrong"; it notes that it ran. */
  const check = () => {
    const script = `echo ran >> "${notes}"; ! grep -q wrong a.ts`;
    const { status } = spawnSync(process.execPath, [once, "sh", "-c", script], { cwd: folder });
    const runs = existsSync(notes) ? readFileSync(notes, "utf8").split("\n").length - 1 : 0;
    return { status, runs };
  };

  it("is done once for the same content, and again for another", () => {
    assert.deepEqual(check(), { status: 0, runs: 1 });
    assert.deepEqual(check(), { status: 0, runs: 1 });
    writeFileSync(join(folder, "a.ts"), "two");
    assert.deepEqual(check(), { status: 0, runs: 2 });
  });

  it("fails each time while something is wrong", () => {
    writeFileSync(join(folder, "a.ts"), "wrong");
    assert.deepEqual(check(), { status: 1, runs: 1 });
    assert.deepEqual(check(), { status: 1, runs: 2 });
    writeFileSync(join(folder, "a.ts"), "right");
    assert.deepEqual(check(), { status: 0, runs: 3 });
  });
});
