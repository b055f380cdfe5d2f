/** `npm run preview`: runs a stack's program offline, judges it and prints the result. */
import { join, resolve } from "node:path";
import { readPolicyConfig } from "./analyzer/policyConfig";
import { PreviewArguments, PREVIEW_USAGE, parsePreviewArguments } from "./arguments";
import { killChildren } from "./engine/children";
import { PreviewError } from "./errors";
import { preview } from "./preview";
import { readProject } from "./project/project";
import { renderJson } from "./report/json";
import { isMandatory, renderText, violations } from "./report/text";

/** Exit codes; `USAGE` documents them. */
const OK = 0;
const VIOLATED = 3;
const INTERRUPTED = 130;
const FAILED = { program: 1, bug: 1, input: 2, pack: 4 };

const OWN_PACK = join(__dirname, "..", "policies");

async function run(args: PreviewArguments): Promise<number> {
  const project = readProject(args.folder, args.stack);
  const policyConfig = args.policyConfig === undefined ? {} : readPolicyConfig(args.policyConfig);
  if (!args.json) {
    const values = args.unknowns ? "unknown until deployed" : "simulated";
    console.log(
      `Previewing ${project.name} / ${project.stack}, offline: cloud values are ${values}`,
    );
    project.warnings.forEach((warning) => console.log(`warning: ${warning}`));
  }
  const result = await preview({
    project,
    policyPack: resolve(args.policyPack ?? OWN_PACK),
    policyConfig,
    unknowns: args.unknowns,
    onProgress: (resources) => overwrite(`${resources} resources`),
  }).finally(() => overwrite(""));

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

/** Shows one line that the next one overwrites; only on a terminal. */
function overwrite(text: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${text}`);
  }
}

/** Any error that is not meant as a message to the user is our bug, so its stack is shown. */
function report(error: unknown, json: boolean): number {
  const { kind, message } =
    error instanceof PreviewError
      ? error
      : ({ kind: "bug", message: error instanceof Error ? error.stack : String(error) } as const);
  if (json) {
    console.log(JSON.stringify({ error: { kind, message } }, null, 2));
  } else {
    console.error(`error: ${message}`);
  }
  return FAILED[kind];
}

async function main(args: string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  try {
    const parsed = parsePreviewArguments(args);
    if (parsed === "help") {
      console.log(PREVIEW_USAGE);
    } else {
      process.exitCode = await run(parsed);
    }
  } catch (error) {
    // The arguments themselves may be what is wrong.
    process.exitCode = report(error, args.includes("--json"));
  }
}

void main(process.argv.slice(2));
