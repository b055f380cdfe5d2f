import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { argumentSetsWith } from "../../tests/properties/argumentSets";
import type { Task } from "../compare";
import { differences } from "./differences";
import { answer } from "./driver";
import { marked } from "./marks";
import type { Comparison, Difference } from "./report";

/** A set of arguments, with marks for what JSON has no form for, and where it enters. */
export interface Question {
  readonly entry: "program" | "configuration";
  /** The set's place among those of the seed. */
  readonly number: number;
  readonly set: Record<string, unknown>;
  /** Whether the configuration has its secrets encrypted. */
  readonly encrypted: boolean;
}

/** What became of a set. */
export interface Answer {
  /** The one error that the entry throws: how often each path and reason is in it. */
  readonly thrown?: object;
  /** What failed later: values that are known only in a deployment. */
  readonly late: object;
  /** Whatever was registered, by URN, once in full. */
  readonly registrations: Record<string, { readonly hash: string; readonly request?: unknown }>;
}

/** Most sets have a slip: one that is right costs a hundred times as much to compare. */
const argumentSets = argumentSetsWith({ slipped: 4, clean: 1 });
/** How many sets are made for each wrong one that is wanted. */
const SPARE = 1.25;
/** One set in so many enters by the configuration too. */
const CONFIGURED = 5;

/** Errors and registrations of seeded sets of arguments, by both ways in. */
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

/** The answer with every registration in full, by what its side has told of before. */
function expanded(answer: Answer, requests: Map<string, unknown>): Answer {
  const registrations = Object.fromEntries(
    Object.entries(answer.registrations).map(([urn, { hash, request }]) => {
      if (request !== undefined) requests.set(hash, request);
      return [urn, requests.get(hash) as Answer["registrations"][string]];
    }),
  );
  return { ...answer, registrations };
}
