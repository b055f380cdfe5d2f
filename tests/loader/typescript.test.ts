import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { withProgram } from "./program";

describe("a program in TypeScript", () => {
  it("has the lines of its source in stack traces", () =>
    withProgram(
      {
        "main.ts":
          `import type { Stats } from "node:fs";\nimport {\n  fails,\n  type Wanted,\n} from "./fails";\n\n` +
          `interface Unused {\n  readonly stats: Stats;\n  readonly wanted: Wanted;\n}\n\n` +
          `enum Kind {\n  A = "a",\n}\n\nexport const call = (kind: Kind, _unused?: Unused) =>\n  fails(kind);\ncall(Kind.A);\n`,
        "fails.ts": `/** A type. */\nexport type Wanted = {\n  a: string;\n};\n\nexport function fails(a: string): never {\n  throw new Error(a);\n}\n`,
      },
      async (program) => {
        const { code, stderr } = await program.run();
        assert.equal(code, 1);
        assert.match(
          stderr,
          /Error: a\n +at fails \(.*fails\.ts:7:\d+\)\n +at call \(.*main\.ts:17:/,
        );
        assert.match(stderr, /main\.ts:18:/);
      },
    ));

  it("has them too where only TypeScript itself can compile it", () =>
    withProgram(
      {
        "tsconfig.json": `{ "compilerOptions": { "experimentalDecorators": true, "target": "es2023" } }`,
        "main.ts":
          `type Method = (\n  target: object,\n  name: string,\n) => void;\n` +
          `const told: Method = (_, name) => console.log(name);\n` +
          `class A {\n  @told\n  method(): void {\n    throw new Error("here");\n  }\n}\nnew A().method();\n`,
      },
      async (program) => {
        linkTypeScript(program.folder);
        const { stdout, stderr } = await program.run();
        assert.equal(stdout, "method\n");
        assert.match(stderr, /Error: here\n +at A?\.?method \(.*main\.ts:9:/);
      },
    ));

  it("is told where its syntax is wrong", () =>
    withProgram({ "main.ts": `const a: number = 1;\nconst b: = 2;\n` }, async (program) => {
      linkTypeScript(program.folder);
      const { code, stderr } = await program.run();
      assert.equal(code, 1);
      assert.match(stderr, /SyntaxError: .*main\.ts\(2,10\): error TS1110: Type expected/);
    }));

  it("means what TypeScript means", () =>
    withProgram(
      {
        "main.ts":
          `import * as all from "./all";\nimport whole = require("./whole");\n` +
          `enum Size { Small, Large = "L" }\n` +
          `class Base { constructor(protected readonly name: string) {} }\n` +
          `class Own extends Base { greeting = \`I am \${this.name}\`; }\n` +
          `const late = async () => (await import("node:path")).posix.sep satisfies string;\n` +
          `void late().then((sep) => console.log(Size[0], Size.Large, new Own("own").greeting, whole.a, ` +
          `Object.keys(all).join(), <string>sep));\n`,
        "all.ts": `export type { Gone } from "./gone";\nexport const here = 1;\nexport * from "./more";\n`,
        "more.ts": `export const more = 2;\nexport default 3;\n`,
        "gone.ts": `export interface Gone { a: 1 }\nthrow new Error("types alone are imported");\n`,
        "whole.ts": `export = { a: 1 as const };\n`,
      },
      async (program) => {
        assert.equal(await program.says(), "Small L I am own 1 here,more /");
      },
    ));
});

function linkTypeScript(folder: string): void {
  const to = join("node_modules", "typescript");
  symlinkSync(join(__dirname, "..", "..", to), join(folder, to));
}
