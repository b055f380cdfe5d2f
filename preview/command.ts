import { join, resolve } from "node:path";
import { readPolicyConfig } from "./analyzer/policyConfig";
import { PreviewArguments, PREVIEW_USAGE, parsePreviewArguments } from "./arguments";
import { PreviewError } from "./errors";
import { preview } from "./preview";
import { readProject } from "./project/project";
import { renderJson } from "./report/json";
import { isMandatory, renderText, violations } from "./report/text";

/** Exit codes; `USAGE` documents them. */
const OK = 0;
const VIOLATED = 3;
const FAILED = { program: 1, bug: 1, input: 2, pack: 4 };

const OWN_PACK = join(__dirname, "..", "policies");

/** Where the command writes its lines. */
export interface Output {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** Runs the command within the calling process and returns the exit code. */
export async function previewCommand(args: string[], output: Output): Promise<number> {
  try {
    const parsed = parsePreviewArguments(args);
    if (parsed !== "help") return await run(parsed, output);
    output.print(PREVIEW_USAGE);
    return OK;
  } catch (error) {
    // The arguments themselves may be what is wrong.
    return report(error, args.includes("--json"), output);
  }
}

async function run(args: PreviewArguments, { print, printError }: Output): Promise<number> {
  const project = readProject(args.folder, args.stack);
  const policyConfig = args.policyConfig === undefined ? {} : readPolicyConfig(args.policyConfig);
  if (!args.json) {
    const values = args.unknowns ? "unknown until deployed" : "simulated";
    print(`Previewing ${project.name} / ${project.stack}, offline: cloud values are ${values}`);
    project.warnings.forEach((warning) => print(`warning: ${warning}`));
  }
  const result = await preview({
    project,
    policyPack: resolve(args.policyPack ?? OWN_PACK),
    policyConfig,
    unknowns: args.unknowns,
    onProgress: (resources) => overwrite(`${resources} resources`),
  }).finally(() => overwrite(""));

  if (args.json) {
    print(JSON.stringify(renderJson(project, args.unknowns, result), null, 2));
  } else {
    print(`\n${renderText(result)}`);
  }
  const mandatory = result.pack?.findings.filter(isMandatory) ?? [];
  if (mandatory.length > 0) {
    printError(`error: ${violations(mandatory)}; the stack may not be deployed`);
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
function report(error: unknown, json: boolean, { print, printError }: Output): number {
  const { kind, message } =
    error instanceof PreviewError
      ? error
      : ({ kind: "bug", message: error instanceof Error ? error.stack : String(error) } as const);
  if (json) {
    print(JSON.stringify({ error: { kind, message } }, null, 2));
  } else {
    printError(`error: ${message}`);
  }
  return FAILED[kind];
}
