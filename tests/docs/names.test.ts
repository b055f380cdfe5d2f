import * as assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

const root = path.join(__dirname, "../..");
const folders = ["components", "configuration", "facts", "policies", "preview", "render"];
const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));

/** The names that a file declares and exports; what it hands on from another file is that one's. */
function exportedBy(file: string, text = readFileSync(path.join(root, file), "utf8")): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const isExported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (isExported !== true) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    }
    return ts.isDeclarationStatement(statement) && statement.name && ts.isIdentifier(statement.name)
      ? [statement.name.text]
      : [];
  });
}

/** The files that export each name. */
function homes(all: readonly (readonly [file: string, names: readonly string[]])[]) {
  const found = new Map<string, Set<string>>();
  for (const [file, names] of all) {
    for (const name of names) found.set(name, (found.get(name) ?? new Set()).add(file));
  }
  return found;
}

const shared = (all: Map<string, Set<string>>): string[] =>
  [...all]
    .filter(([, where]) => where.size > 1)
    .map(([name, where]) => `${name}: ${[...where].sort().join(", ")}`);

describe("names", () => {
  it("mean one thing each: no two files export the same one", () => {
    const all = homes(files.map((file) => [file, exportedBy(file)]));
    assert.ok(all.size > 500, `${all.size} names were found`);
    assert.deepEqual(shared(all), []);
  });

  it("are seen in every form of a declaration, and not in what is handed on", () => {
    const text = `export class A {} export interface B {} export type C = 1; export enum D {}
      export function E() {} export const F = 1, G = 2; const H = 1; export { H } from "./h"; interface I {}`;
    assert.deepEqual(exportedBy("some.ts", text), ["A", "B", "C", "D", "E", "F", "G"]);
    assert.deepEqual(
      shared(
        homes([
          ["a.ts", ["A", "B"]],
          ["b.ts", ["B"]],
        ]),
      ),
      ["B: a.ts, b.ts"],
    );
  });
});
