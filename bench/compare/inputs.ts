import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Task } from "./task";
import { differences } from "./differences";
import { answer } from "./driver";
import type { Comparison, Difference } from "./report";

/** Compares what `tracardi-policies` reports for each file or folder in a folder. */
export async function compareInputs(task: Task): Promise<Comparison> {
  const { inputs, scratch } = task;
  if (inputs === undefined) return { compared: "no folder is given by --inputs", differences: [] };
  const names = readdirSync(inputs).sort();
  if (names.length === 0) throw new Error(`${inputs} is empty`);
  const questions = join(scratch, "inputs.jsonl");
  writeFileSync(questions, names.map((name) => `${JSON.stringify(join(inputs, name))}\n`).join(""));
  const found: Difference[] = [];
  let findings = 0;
  await answer(task, "command", questions, (before, after, index) => {
    found.push(...differences(names[index], before, after));
    findings += Object.keys((after as { findings: object }).findings).length;
  });
  return { compared: `${names.length} inputs, ${findings} findings`, differences: found };
}
