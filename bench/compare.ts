/**
 * `npm run compare -- <other checkout> [options]`: finds where this checkout behaves differently from another one, such
 * as the commit before a refactoring. It drives both through what users use: programs against a resource monitor, the
 * policy pack's policies, the command `tracardi-policies`, the component's constructor and `stack.ts`.
 *
 * --inputs DIR   what `tracardi-policies` is to judge besides: each file or folder in it by itself
 * --sets N       how many wrong sets of arguments to compare at least (500), and right ones besides
 * --seed N       of the sets
 * --only PART    previews, corpus, inputs or arguments; may be given several times
 * --all          all places of a difference, and not just the first ones
 *
 * Prints each difference and its places in a stable order, and exits with 1 if there are any.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { killChildren } from "../preview/engine/children";
import { compareArguments } from "./compare/arguments";
import { compareCorpus } from "./compare/corpus";
import { compareInputs } from "./compare/inputs";
import { comparePreviews } from "./compare/previews";
import { type Comparison, textOf } from "./compare/report";
import type { Task } from "./compare/task";

const parts = ["previews", "corpus", "inputs", "arguments"] as const;

const compare: { readonly [part in (typeof parts)[number]]: (task: Task) => Promise<Comparison> } =
  {
    previews: comparePreviews,
    corpus: compareCorpus,
    inputs: compareInputs,
    arguments: compareArguments,
  };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      inputs: { type: "string" },
      sets: { type: "string", default: "500" },
      seed: { type: "string", default: "20240208" },
      only: { type: "string", multiple: true },
      all: { type: "boolean", default: false },
    },
  });
  if (positionals.length !== 1) throw new Error("give the folder of the other checkout");
  const chosen = parts.filter((part) => values.only?.includes(part) ?? true);
  if (chosen.length < (values.only?.length ?? 0)) throw new Error(`--only ${parts.join(", ")}`);
  const scratch = mkdtempSync(join(tmpdir(), "compare-"));
  process.on("exit", () => {
    killChildren();
    rmSync(scratch, { recursive: true });
  });
  const task: Task = {
    checkouts: [resolve(positionals[0]), resolve(__dirname, "..")],
    scratch,
    inputs: values.inputs === undefined ? undefined : resolve(values.inputs),
    sets: Number(values.sets),
    seed: Number(values.seed),
  };
  for (const part of chosen) {
    const comparison = await compare[part](task);
    console.log(textOf(part, comparison, values.all));
    if (comparison.differences.length > 0) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(2);
});
