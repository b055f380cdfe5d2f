import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { withUndefined } from "../../packaging/optionalProperties";
import { nonEmpty } from "../helpers/nonEmpty";
import { installPackage } from "./installed";

const root = path.join(__dirname, "../..");

/** What whoever has nothing but the package meets. */
describe("the published package", function () {
  this.timeout(600_000);
  let home: string;
  let installed: string;

  before(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "tracardi-published-"));
    installed = installPackage(home);
  });

  after(() => fs.rmSync(home, { recursive: true, force: true }));

  const read = (file: string): string => fs.readFileSync(path.join(installed, file), "utf8");

  it("has pages without a dead link", () => {
    const files = fs.readdirSync(installed, { recursive: true, encoding: "utf8" });
    const pages = nonEmpty(files.filter((file) => file.endsWith(".md")));
    const dead = pages.flatMap((page) => {
      const prose = read(page).replaceAll(/```.*?```/gs, "");
      const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
      return links
        .filter((link) => !/^(https?:|#)/.test(link))
        .filter((link) => {
          const [target] = link.split("#");
          return !fs.existsSync(path.join(installed, path.dirname(page), target));
        })
        .map((link) => `${page}: ${link}`);
    });
    assert.deepEqual(dead, []);
  });

  it("names commands in its README that it has, and none of a clone's", () => {
    const readme = read("README.md");
    const { bin } = JSON.parse(read("package.json")) as { bin: Record<string, string> };
    const named = [...readme.matchAll(/(?:npx |^\| `)(tracardi-\w+)/gm)].map(([, name]) => name);
    assert.deepEqual([...new Set(nonEmpty(named))].sort(), Object.keys(bin).sort());
    assert.doesNotMatch(readme, /npm (run|start|test|ci)\b/);
    for (const file of Object.values(bin)) {
      const { status, stdout } = spawnSync(path.join(installed, file), ["--help"], {
        encoding: "utf8",
      });
      assert.equal(status, 0, file);
      assert.match(stdout, /^usage: tracardi-/);
    }
  });

  it("is imported by modules of both kinds", () => {
    const names = "TracardiProduction, Access";
    const uses = "console.log(typeof TracardiProduction, Access.Restricted)";
    const run = (type: string, code: string) =>
      execFileSync(process.execPath, [`--input-type=${type}`, "-e", code], {
        cwd: home,
        encoding: "utf8",
      });
    for (const output of [
      run("module", `import { ${names} } from "tracardi-pulumi"; ${uses}`),
      run("commonjs", `const { ${names} } = require("tracardi-pulumi"); ${uses}`),
    ]) {
      assert.equal(output, "function restricted\n");
    }
    const testing = 'import { SimulatedCloud } from "tracardi-pulumi/testing"; ';
    assert.equal(run("module", `${testing} console.log(typeof SimulatedCloud)`), "function\n");
  });

  it("has types under which the examples compile, in strict mode and with exact optional properties", () => {
    const examples = fs.readdirSync(path.join(root, "examples"));
    const programs = examples.filter((example) =>
      fs.existsSync(path.join(root, "examples", example, "index.ts")),
    );
    for (const example of nonEmpty(programs)) {
      fs.mkdirSync(path.join(home, example));
      const program = path.join(root, "examples", example, "index.ts");
      fs.cpSync(program, path.join(home, example, "index.ts"));
    }
    fs.symlinkSync(path.join(root, "node_modules/@types"), path.join(home, "node_modules/@types"));
    for (const module of ["commonjs", "nodenext"]) {
      const compilerOptions = {
        ...{ module, target: "es2022", noEmit: true, types: ["node"], skipLibCheck: true },
        ...{ moduleResolution: module === "commonjs" ? "bundler" : module },
        ...{ strict: true, exactOptionalPropertyTypes: true },
      };
      const config = { compilerOptions, files: programs.map((each) => `${each}/index.ts`) };
      fs.writeFileSync(path.join(home, "tsconfig.json"), JSON.stringify(config));
      const tsc = path.join(root, "node_modules/typescript-7/bin/tsc");
      const { stdout } = spawnSync(process.execPath, [tsc, "-p", home], { encoding: "utf8" });
      assert.equal(stdout, "");
    }
  });

  it("lets optional properties be undefined, and leaves all else as it is", () => {
    const before =
      "interface A { a?: number; b?: { c?: string | undefined }; d: boolean; e?(): void }";
    const after =
      "interface A { a?: number | undefined; b?: { c?: string | undefined } | undefined; d: boolean; e?(): void }";
    assert.equal(withUndefined(before), after);
  });
});
