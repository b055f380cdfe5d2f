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
import { rows } from "./rows";

const PAGE = join(__dirname, "..", "..", "..", "docs", "changes.md");

async function main(): Promise<void> {
  const results = new Map<(typeof rows)[number], Result>();
  for (const base of Object.keys(bases) as BaseName[]) {
    const installation = await Installation.deploy(base);
    try {
      for (const row of rows.filter((each) => each.base === base)) {
        results.set(row, { ...row, result: await installation.preview(row) });
        console.error(`${results.size} of ${rows.length}: ${row.argument}`);
      }
    } finally {
      installation.remove();
    }
  }
  const inOrder = rows.map((row) => results.get(row)).filter((each) => each !== undefined);
  const text = page(inOrder, new Date().toISOString().slice(0, 10));
  writeFileSync(PAGE, await format(text, { parser: "markdown", printWidth: 120 }));
}

void main();
