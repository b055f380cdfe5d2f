import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { runNode } from "../../preview/engine/children";
import type { Task } from "./task";

/**
 * Each checkout answers the lines of a file by `drivers/<name>.ts`, in a separate process with its own modules. The
 * answers are read in step, because they may not fit into memory.
 *
 * @param visit called with each line and the two answers to it
 */
export async function answer(
  { checkouts, scratch }: Task,
  name: string,
  questions: string,
  visit: (before: unknown, after: unknown, index: number) => void,
): Promise<void> {
  const files = checkouts.map((_, side) => join(scratch, `${name}-${side}.jsonl`));
  await Promise.all(
    checkouts.map((checkout, side) => run(checkout, name, [questions, files[side]])),
  );
  const [old, fresh] = files.map((file) =>
    createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator](),
  );
  for (let index = 0; ; index++) {
    const [before, after] = await Promise.all([old.next(), fresh.next()]);
    if (before.done && after.done) return;
    if (before.done || after.done) throw new Error(`${name}: one side has fewer answers`);
    visit(JSON.parse(before.value), JSON.parse(after.value), index);
  }
}

async function run(checkout: string, name: string, files: readonly string[]): Promise<void> {
  const register = require.resolve("ts-node/register/transpile-only", { paths: [checkout] });
  const script = join(__dirname, "drivers", `${name}.ts`);
  const printed: string[] = [];
  const { exit } = runNode(
    ["-r", register, script, checkout, ...files],
    { cwd: checkout, env: process.env },
    (line) => printed.push(line),
    new AbortController().signal,
  );
  if ((await exit) !== 0) throw new Error(`${script} in ${checkout}:\n${printed.join("\n")}`);
}
