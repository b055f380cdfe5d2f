/**
 * `npm run changes`: previews every change on the real engine, and writes docs/changes.md. Takes about 20 minutes, and
 * needs Go as `npm run test:engine` does.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatted } from "../../../configuration/formatted";
import { type BaseName, bases } from "../installations/bases";
import { Installation } from "./installation";
import { type Result, page } from "./page";
import { rows } from "./rows";

const PAGE = join(__dirname, "..", "..", "..", "docs", "changes.md");

/** As many bases at once: an engine and its program keep about one core busy. */
const AT_ONCE = 2;

async function main(): Promise<void> {
  const results: Result[] = [];
  const waiting = Object.keys(bases) as BaseName[];
  const judge = async (): Promise<void> => {
    for (let base = waiting.shift(); base !== undefined; base = waiting.shift()) {
      const installation = await Installation.deploy(base);
      try {
        for (const [index, row] of rows.entries()) {
          if (row.base !== base) continue;
          results[index] = { ...row, result: await installation.preview(row) };
          console.error(`${base}: ${row.argument}`);
        }
      } finally {
        installation.remove();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  const text = page(results, new Date().toISOString().slice(0, 10));
  writeFileSync(PAGE, await formatted(PAGE, text));
}

void main();
