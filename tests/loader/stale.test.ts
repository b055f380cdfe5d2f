import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { type Program, withProgram } from "./program";

/** Prints what a file says that it imports through another one. */
const files = {
  "main.ts": `import { word } from "./between";\nconsole.log("one", word as string);\n`,
  "between.ts": `export { word } from "./far";\n`,
  "far.ts": `export const word: string = "far";\n`,
};

/** Fields that are defined hide what a constructor above them has set; those that are assigned are none here. */
const fields = {
  "main.ts":
    `class A { constructor() { Object.assign(this, { set: "by A" }); } }\n` +
    `class B extends A { set: string | undefined; }\n` +
    `console.log(String(new B().set));\n`,
};

describe("what is run is never out of date", () => {
  it("after an edit of the file itself", () =>
    withProgram(files, async (program) => {
      assert.equal(await program.says(), "one far");
      program.write({ "main.ts": files["main.ts"].replace("one", "two") });
      assert.equal(await program.says(), "two far");
      // And back, to what is in the cache.
      program.write(files);
      assert.equal(await program.says(), "one far");
    }));

  it("after an edit of a file that another one imports, of the same length and time", () =>
    withProgram(files, async (program) => {
      assert.equal(await program.says(), "one far");
      const file = join(program.folder, "far.ts");
      const { atime, mtime } = statSync(file);
      program.write({ "far.ts": files["far.ts"].replace('"far"', '"fur"') });
      utimesSync(file, atime, mtime);
      assert.equal(await program.says(), "one fur");
    }));

  it("after an edit of tsconfig.json, and of what it extends", () =>
    withProgram(fields, async (program) => {
      const base = (target: string) => `{ "compilerOptions": { "target": "${target}" } }`;
      program.write({
        "tsconfig.json": `{\n  // as the others\n  "extends": "./base.json",\n}`,
        "base.json": base("es2023"),
      });
      assert.equal(await program.says(), "undefined");
      program.write({ "base.json": base("es2020") });
      assert.equal(await program.says(), "by A");
      program.write({
        "tsconfig.json": `{ "extends": "./base", "compilerOptions": { "target": "ESNext" } }`,
      });
      assert.equal(await program.says(), "undefined");
    }));

  it("after the lock file brought another version of a dependency", () =>
    withProgram(
      {
        "main.ts": `import { version } from "dependency";\nconsole.log(version);\n`,
        "package-lock.json": lockOf("1.0.0"),
        ...dependency("1.0.0"),
      },
      async (program) => {
        assert.equal(await program.says(), "1.0.0");
        program.write({ "package-lock.json": lockOf("1.0.1"), ...dependency("1.0.1") });
        assert.equal(await program.says(), "1.0.1");
      },
    ));

  it("after the lock file brought another version of the compiler", () =>
    withProgram({ ...files, ...compiler("1.0.0") }, async (program) => {
      assert.equal(await program.says(), "by 1.0.0");
      program.write(compiler("1.0.1"));
      assert.equal(await program.says(), "by 1.0.1");
    }));

  it("when two start at once, with nothing in the cache", () =>
    withProgram(many(100), async (program) => {
      const said = await Promise.all([program.says(), program.says()]);
      assert.deepEqual(said, ["4950", "4950"]);
      program.write({ "part7.ts": "export const part: number = 1_000_007;\n" });
      const again = await Promise.all([program.says(), program.says()]);
      assert.deepEqual(again, ["1004950", "1004950"]);
    }));

  it("where the cache cannot be written", () =>
    withProgram({ ...files, "node_modules/.cache": "a file" }, async (program) => {
      assert.equal(await program.says(), "one far");
      assert.equal(readFileSync(join(program.folder, "node_modules/.cache"), "utf8"), "a file");
    }));
});

it("what was compiled once is not compiled again", () =>
  withProgram(files, async (program) => {
    assert.equal(await program.says(), "one far");
    program.write(brokenCompiler(program));
    assert.equal(await program.says(), "one far");
    program.write({ "far.ts": `export const word = "near";\n` });
    const { code, stderr } = await program.run();
    assert.equal(code, 1);
    assert.match(stderr, /Cannot find module 'typescript/);
  }));

function lockOf(version: string): string {
  return JSON.stringify({ packages: { "node_modules/dependency": { version } } });
}

function dependency(version: string): Record<string, string> {
  return {
    "node_modules/dependency/package.json": JSON.stringify({ name: "dependency", version }),
    "node_modules/dependency/index.js": `exports.version = "${version}";\n`,
  };
}

/** One that makes the same of every file. */
function compiler(version: string): Record<string, string> {
  return {
    "node_modules/sucrase/package.json": JSON.stringify({ version, main: "index.js" }),
    "node_modules/sucrase/index.js": `exports.transform = () => ({ code: 'console.log("by ${version}")' });`,
  };
}

/** The same version, that compiles nothing any more. */
function brokenCompiler({ folder }: Program): Record<string, string> {
  const main = "node_modules/sucrase/dist/index.js";
  assert.ok(existsSync(join(folder, main)));
  return { [main]: `throw new Error("broken");` };
}

/** A program whose parts say their numbers. */
function many(count: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const imports = numbers.map((n) => `import { part as p${n} } from "./part${n}";`);
  const sum = numbers.map((n) => `p${n}`).join(" + ");
  return {
    "main.ts": `${imports.join("\n")}\nconsole.log(${sum});\n`,
    ...Object.fromEntries(
      numbers.map((n) => [`part${n}.ts`, `export const part: number = ${n};\n`]),
    ),
  };
}
