/**
 * `npm run changes`: previews every change on the real engine, and writes docs/changes.md. Takes most of an hour, and
 * needs Go as `npm run test:engine` does.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { type BaseName, bases } from "./bases";
import { Installation } from "./installation";
import { type Result, page } from "./page";
import { type Row, rows } from "./rows";

const PAGE = join(__dirname, "..", "..", "..", "docs", "changes.md");

/** As many bases at once: an engine and its program keep about one core busy. */
const AT_ONCE = 2;

async function main(): Promise<void> {
  const results = new Map<Row, Result>();
  const waiting = Object.keys(bases) as BaseName[];
  const judge = async (): Promise<void> => {
    for (let base = waiting.shift(); base !== undefined; base = waiting.shift()) {
      for await (const result of resultsOn(base)) {
        results.set(result.row, result.told);
        console.error(`${results.size} of ${rows.length}: ${result.row.argument}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  const inOrder = rows.map((row) => results.get(row)).filter((each) => each !== undefined);
  const text = page(inOrder, new Date().toISOString().slice(0, 10));
  writeFileSync(PAGE, await format(text, { parser: "markdown", printWidth: 120 }));
}

async function* resultsOn(base: BaseName): AsyncGenerator<{ row: Row; told: Result }> {
  const installation = await Installation.deploy(base);
  try {
    for (const row of rows.filter((each) => each.base === base)) {
      yield { row, told: { ...row, result: await installation.preview(row) } };
    }
  } finally {
    installation.remove();
  }
}

void main();
