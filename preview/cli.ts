/** `npm run preview`: runs a stack's program offline, judges it and prints the result. */
import { join, resolve } from "node:path";
import { PolicyPackError } from "./analyzer/packProcess";
import { PolicyConfigError, readPolicyConfig } from "./analyzer/policyConfig";
import { Arguments, USAGE, UsageError, parseArguments } from "./arguments";
import { killChildren } from "./engine/children";
import { ProgramError, preview } from "./preview";
import { ProjectError, readProject } from "./project/project";
import { renderJson } from "./report/json";
import { Progress } from "./report/progress";
import { isMandatory, renderText, violations } from "./report/text";

/** Exit codes; `USAGE` documents them. */
const OK = 0;
const FAILED = 1;
const WRONG_INPUT = 2;
const VIOLATED = 3;
const PACK_FAILED = 4;
const INTERRUPTED = 130;

const OWN_PACK = join(__dirname, "..", "policies");

async function run(args: Arguments): Promise<number> {
  const project = readProject(args.folder, args.stack);
  const policyConfig = args.policyConfig === undefined ? {} : readPolicyConfig(args.policyConfig);
  if (!args.json) {
    const values = args.unknowns ? "unknown until deployed" : "simulated";
    console.log(
      `Previewing ${project.name} / ${project.stack}, offline: cloud values are ${values}`,
    );
    project.warnings.forEach((warning) => console.log(`warning: ${warning}`));
  }
  const progress = new Progress(process.stderr);
  const result = await preview({
    project,
    policyPack: resolve(args.policyPack ?? OWN_PACK),
    policyConfig,
    unknowns: args.unknowns,
    onProgress: (resources) => progress.show(`${resources} resources`),
  }).finally(() => progress.clear());

  if (args.json) {
    console.log(JSON.stringify(renderJson(project, args.unknowns, result), null, 2));
  } else {
    console.log(`\n${renderText(result)}`);
  }
  const mandatory = result.pack?.findings.filter(isMandatory) ?? [];
  if (mandatory.length > 0) {
    console.error(`error: ${violations(mandatory)}; the stack may not be deployed`);
    return VIOLATED;
  }
  return OK;
}

/** Errors that are messages to the user; any other is a bug of ours and shows its stack. */
const EXIT_CODES = [
  [ProgramError, FAILED],
  [ProjectError, WRONG_INPUT],
  [UsageError, WRONG_INPUT],
  [PolicyConfigError, WRONG_INPUT],
  [PolicyPackError, PACK_FAILED],
] as const;

function report(error: unknown): number {
  const known = EXIT_CODES.find(([kind]) => error instanceof kind);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(`error: ${known === undefined ? stack : message}`);
  return known?.[1] ?? FAILED;
}

async function main(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  try {
    const args = parseArguments(process.argv.slice(2));
    if (args === "help") {
      console.log(USAGE);
    } else {
      process.exitCode = await run(args);
    }
  } catch (error) {
    process.exitCode = report(error);
  }
}

void main();
