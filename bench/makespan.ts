/**
 * `npm run bench:makespan -- [STACK ...]`: how long the first `pulumi up` of a stack takes on a clock that runs by
 * AWS's typical times (makespan/durations.ts), what it waits for, and how much longer that is than the longest chain
 * of what has to wait (makespan/necessity.ts). Without an argument: of all examples.
 *
 * Exits with 1 if a ratio is above the limit.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readProject } from "../preview/project/project";
import type { Step } from "./makespan/graph";
import { LIMIT, makespanOf } from "./makespan/makespan";

const examples = join(__dirname, "..", "examples");

const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
const label = ({ type, name }: Step) => `${name} (${type.split(":").at(-1)})`;

async function tell(folder: string): Promise<boolean> {
  const project = readProject(folder);
  const { total, necessary, criticalPath, losses } = await makespanOf(project);
  const fine = total <= LIMIT * necessary;
  console.log(
    `${fine ? "✓" : "✗"} ${project.name}: ${minutes(total)}, ${(total / necessary).toFixed(3)} of ` +
      `the longest necessary chain of ${minutes(necessary)} (limit ${LIMIT})`,
  );
  for (const { step, end, reason } of criticalPath) {
    console.log(`    ${minutes(end).padStart(9)}  ${label(step)}${reason ? `: ${reason}` : ""}`);
  }
  for (const { step, waitsFor, seconds } of losses) {
    console.log(`    not needed: ${label(step)} waits for ${label(waitsFor)}, ${minutes(seconds)}`);
  }
  return fine;
}

async function main(stacks: readonly string[]): Promise<void> {
  const all = readdirSync(examples).filter((name) => name !== "ci");
  const folders = stacks.length > 0 ? stacks : all.map((name) => join(examples, name));
  let fine = true;
  for (const folder of folders) fine = (await tell(folder)) && fine;
  process.exitCode = fine ? 0 : 1;
}

void main(process.argv.slice(2));
