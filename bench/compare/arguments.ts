import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { argumentSetsWith } from "../../tests/properties/argumentSets";
import type { Task } from "./task";
import { differences } from "./differences";
import { answer } from "./driver";
import { marked } from "./marks";
import type { Comparison, Difference } from "./report";

/** A set of arguments and its entry point. Marks stand for values that JSON cannot represent. */
export interface Question {
  readonly entry: "program" | "configuration";
  /** The set's position in the sequence of the seed. */
  readonly number: number;
  readonly set: Record<string, unknown>;
  /** Whether the secrets in the configuration are encrypted. */
  readonly encrypted: boolean;
}

/** The result for a set. */
export interface Answer {
  /** The error that the entry point throws, as the count of each path and reason in it. */
  readonly thrown?: object;
  /** Errors that came later, from values that are known only in a deployment. */
  readonly late: object;
  /** All registrations by URN; each distinct one is sent in full only once. */
  readonly registrations: Record<string, { readonly hash: string; readonly request?: unknown }>;
}

/** Most sets have an error, because a correct one takes a hundred times as long to compare. */
const argumentSets = argumentSetsWith({ slipped: 4, clean: 1 });
/** How many sets to generate for each wrong one that is wanted. */
const SPARE = 1.25;
/** One in this many sets is also tested through the configuration. */
const CONFIGURED = 5;

/** Compares errors and registrations for seeded sets of arguments, through both entry points. */
export async function compareArguments(task: Task): Promise<Comparison> {
  const { sets, seed, scratch } = task;
  const questions = join(scratch, "arguments.jsonl");
  const samples = fc.sample(argumentSets, { seed, numRuns: Math.ceil(sets * SPARE) });
  const given = (await Promise.all(samples.map(marked))) as Record<string, unknown>[];
  const lines = given.flatMap((set, index): Question[] => [
    { entry: "program", number: index, set, encrypted: false },
    ...(index % CONFIGURED === 0
      ? [{ entry: "configuration", number: index, set, encrypted: index % 2 === 1 } as const]
      : []),
  ]);
  writeFileSync(questions, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

  const found: Difference[] = [];
  const counts = { program: { wrong: 0, right: 0 }, configuration: { wrong: 0, right: 0 } };
  const requests = [new Map<string, unknown>(), new Map<string, unknown>()];
  await answer(task, "entries", questions, (before, after, index) => {
    const { entry, number } = lines[index];
    const answers = [before as Answer, after as Answer].map((each, side) =>
      expanded(each, requests[side]),
    );
    const isWrong = answers.some(({ thrown, late }) => thrown ?? Object.keys(late).length > 0);
    counts[entry][isWrong ? "wrong" : "right"]++;
    found.push(...differences(`set ${number} by ${entry}`, answers[0], answers[1]));
  });
  if (counts.program.wrong < sets) throw new Error(`only ${counts.program.wrong} sets are wrong`);
  const compared = Object.entries(counts).map(
    ([entry, { wrong, right }]) => `${wrong} wrong and ${right} right sets by ${entry}`,
  );
  return { compared: `${compared.join(", ")}, seed ${seed}`, differences: found };
}

/** The answer with every registration in full, from what the same checkout has sent before. */
function expanded(answer: Answer, requests: Map<string, unknown>): Answer {
  const registrations = Object.fromEntries(
    Object.entries(answer.registrations).map(([urn, { hash, request }]) => {
      if (request !== undefined) requests.set(hash, request);
      return [urn, requests.get(hash) as Answer["registrations"][string]];
    }),
  );
  return { ...answer, registrations };
}
