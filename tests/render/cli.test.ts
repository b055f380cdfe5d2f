import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderCommand } from "../../render/command";

const root = join(__dirname, "..", "..");
const odd = join(__dirname, "fixtures", "odd");

describe("npm run render", () => {
  let out: string;
  beforeEach(() => (out = mkdtempSync(join(tmpdir(), "rendered-"))));
  afterEach(() => rmSync(out, { recursive: true }));

  const program = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ["-r", "./loader/register.cjs", join("render", "cli.ts"), ...args],
      { cwd: root, encoding: "utf8" },
    );

  /** In this process, which is much quicker. */
  const run = async (...args: string[]) => {
    const printed = { stdout: "", stderr: "" };
    const status = await renderCommand(args, {
      print: (line) => (printed.stdout += `${line}\n`),
      printError: (line) => (printed.stderr += `${line}\n`),
    });
    return { status, ...printed };
  };

  it("writes a folder for each cluster, and replaces what it wrote before", async () => {
    const { status, stdout, stderr } = program(odd, "--stack", "dev", "--out", out);
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /a-b: 6 objects, with 1 simulated values; left out: 6 secret and 1 unknown ones$/m,
    );
    assert.deepEqual(readdirSync(out).sort(), ["a-b", "other"]);
    const files = readdirSync(join(out, "a-b"));
    const content = () => files.map((name) => readFileSync(join(out, "a-b", name), "utf8"));
    const before = content();
    writeFileSync(join(out, "a-b", "9-configmap-gone.yaml"), "");
    writeFileSync(join(out, "a-b", "README.md"), "mine");
    assert.equal((await run(odd, "--stack", "dev", "--out", out)).status, 0);
    assert.deepEqual(readdirSync(join(out, "a-b")), [...files, "README.md"].sort());
    assert.deepEqual(content(), before);
  });

  it("says so where there are no Kubernetes objects", async () => {
    const { status, stdout } = await run(odd, "--stack", "none", "--out", out);
    assert.deepEqual([status, stdout], [0, "The stack has no Kubernetes objects.\n"]);
    assert.deepEqual(readdirSync(out), []);
  });

  it("fails as the program does, writes nothing and tells no secret", async () => {
    const { status, stdout, stderr } = await run(odd, "--stack", "fails", "--out", out);
    assert.equal(status, 1);
    assert.match(stderr, /^error: .*it broke/s);
    assert.equal(stdout, "");
    assert.deepEqual(readdirSync(out), []);
  });

  for (const [what, args, message] of [
    ["no folder", [], /give one stack folder; --help tells more/],
    ["two folders", ["a", "b"], /give one stack folder/],
    ["an unknown option", [odd, "--outt", "x"], /--outt.*--help tells more/s],
    ["a folder without a project", [__dirname], /Pulumi\.yaml/],
  ] as const) {
    it(`asks for the right arguments: ${what}`, async () => {
      const { status, stderr } = await run(...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    });
  }

  it("tells how it is used", async () => {
    const { status, stdout } = await run("--help");
    assert.equal(status, 0);
    assert.match(stdout, /^usage: tracardi-render <stack folder>/);
  });
});
