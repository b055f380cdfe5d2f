/**
 * `npm run changes -- [NAME ...]`: previews every change on the real engine, and writes docs/changes.md. Takes about 25
 * minutes, and needs Go as `npm run test:engine` does. With names, of arguments, words of operations, or `operations` for
 * all of these, the others stay as they are on the page.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatted } from "../../../configuration/formatted";
import { type BaseName, bases } from "../installations/bases";
import { Installation } from "./installation";
import { operations } from "./operations";
import { inWords } from "./outcome";
import { type OperationResult, type Result, page } from "./page";
import { type Row, rows } from "./rows";
import { lineOf, toldOf } from "./told";

const PAGE = join(__dirname, "..", "..", "..", "docs", "changes.md");
const OPERATIONS = "operations";

/** As many bases at once: an engine and its program keep about one core busy. */
const AT_ONCE = 3;

async function main(names: readonly string[]): Promise<void> {
  const before = readFileSync(PAGE, "utf8");
  const isAsked = (name: string) =>
    names.length === 0 || names.some((each) => name === each || name.startsWith(`${each}.`));

  const results: Result[] = [];
  const operated: OperationResult[] = [];
  for (const [index, row] of rows.entries()) {
    const line = isAsked(row.argument) ? undefined : lineOf(row, before);
    if (line !== undefined) results[index] = { ...row, result: { line } };
  }
  for (const [index, { what }] of operations.entries()) {
    const isMeant = isAsked(OPERATIONS) || names.some((name) => what.includes(name));
    const told = isMeant ? undefined : toldOf(what, before);
    if (told !== undefined) operated[index] = told;
  }

  const onPage = (row: Row) => results[rows.indexOf(row)] !== undefined;
  const isLeft = (base: BaseName) => rows.some((row) => row.base === base && !onPage(row));
  const waiting: (BaseName | typeof OPERATIONS)[] = (Object.keys(bases) as BaseName[]).filter(
    isLeft,
  );
  if (operations.some((_, index) => operated[index] === undefined)) waiting.unshift(OPERATIONS);

  const judge = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const installation = await Installation.deploy(next === OPERATIONS ? "production" : next);
      try {
        if (next === OPERATIONS) await operate(installation, operated);
        else await change(installation, results);
      } finally {
        installation.remove();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  const text = page(results, operated, new Date().toISOString().slice(0, 10));
  writeFileSync(PAGE, await formatted(PAGE, text));
}

async function change(installation: Installation, results: Result[]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (row.base !== installation.base || results[index] !== undefined) continue;
    const result = await installation.preview(row);
    results[index] = { ...row, result };
    console.error(`${row.base}: ${row.argument}: ${inWords(result)}`);
  }
}

async function operate(installation: Installation, operated: OperationResult[]): Promise<void> {
  for (const [index, { what, does }] of operations.entries()) {
    if (operated[index] !== undefined) continue;
    operated[index] = { what, does: await does(installation) };
    console.error(`${what}: ${operated[index].does}`);
  }
}

void main(process.argv.slice(2));
