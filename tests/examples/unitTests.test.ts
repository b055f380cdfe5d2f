import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as ts from "typescript";
import { installPackage } from "../packaging/installed";

const root = path.join(__dirname, "../..");

/** The tests in docs/testing.md, by their heading. */
function documented(framework: string): string {
  const page = fs.readFileSync(path.join(root, "docs/testing.md"), "utf8");
  const [, code] =
    new RegExp(`^## ${framework}\\n\\n\`\`\`ts\\n(.*?)^\`\`\``, "ms").exec(page) ?? [];
  assert.ok(code !== undefined, `docs/testing.md has no test for ${framework}`);
  return code;
}

/** The tests of users, by the framework of their choice and from the npm package. */
describe("a user's unit tests", function () {
  this.timeout(300_000);
  let home: string;

  before(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "tracardi-testing-"));
    installPackage(home);
    fs.symlinkSync(path.join(root, "node_modules/vitest"), path.join(home, "node_modules/vitest"));
    fs.writeFileSync(path.join(home, "package.json"), "{}");
  });

  after(() => fs.rmSync(home, { recursive: true, force: true }));

  const compiled = (source: string, module: ts.ModuleKind): string =>
    ts.transpileModule(source, {
      compilerOptions: { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    }).outputText;

  /** Runs the documented test of an example. */
  const run = (framework: string, example: string, module: ts.ModuleKind, command: string[]) => {
    const folder = path.join(home, `${framework}-${example}`);
    const extension = module === ts.ModuleKind.CommonJS ? "js" : "mjs";
    fs.mkdirSync(folder);
    const program = fs.readFileSync(path.join(root, "examples", example, "index.ts"), "utf8");
    fs.writeFileSync(path.join(folder, `program.js`), compiled(program, ts.ModuleKind.CommonJS));
    const test = documented(framework).replace('"./program"', '"./program.js"');
    const file = `installation.test.${extension}`;
    fs.writeFileSync(path.join(folder, file), compiled(test, module));
    const [name, ...args] = command;
    const bin = path.join(root, "node_modules/.bin", name);
    // Not what the outer run has set for itself.
    const env = { ...process.env, NODE_OPTIONS: "", NODE_PATH: "" };
    const { status, stdout, stderr } = spawnSync(bin, [...args, file], {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    return { status, output: stdout + stderr };
  };

  const frameworks: Readonly<Record<string, readonly [ts.ModuleKind, string[]]>> = {
    mocha: [ts.ModuleKind.CommonJS, ["mocha", "--timeout", "60000"]],
    jest: [ts.ModuleKind.CommonJS, ["jest", "--ci", "--rootDir", "."]],
    vitest: [ts.ModuleKind.ES2022, ["vitest", "run"]],
  };

  for (const [framework, [module, command]] of Object.entries(frameworks)) {
    it(`pass with ${framework}`, () => {
      const { status, output } = run(framework, "production", module, command);
      assert.equal(status, 0, output);
    });

    it(`fail with ${framework} where a rule is broken, and say which`, () => {
      const { status, output } = run(framework, "insecure", module, command);
      assert.notEqual(status, 0);
      assert.match(output, /tracardi-gui-exposed/);
    });
  }
});
