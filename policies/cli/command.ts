import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PreviewError } from "../../preview/errors";
import { type PoliciesArguments, POLICIES_USAGE, parsePoliciesArguments } from "./arguments";
import { readConfiguration } from "./configuration";
import { printable } from "../printable";
import { InputError } from "./errors";
import { readInputs } from "./inputs/read";
import { jsonOf } from "./outputs/json";
import { junitOf } from "./outputs/junit";
import { sarifOf } from "./outputs/sarif";
import { summaryOf, textOf } from "./outputs/text";
import { type Report, reportOf } from "./report";

/** Exit codes; `USAGE` documents them. */
const OK = 0;
const FAILED = 1;
const WRONG = 2;
const VIOLATED = 3;

/** The command's standard streams. */
export interface Streams {
  readonly stdin: () => string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Runs the command within the calling process and returns the exit code. */
export async function command(args: readonly string[], streams: Streams): Promise<number> {
  try {
    const parsed = parsePoliciesArguments(args);
    if (parsed === "help") streams.stdout(`${POLICIES_USAGE}\n`);
    else if (parsed === "version") streams.stdout(`${version()}\n`);
    else return await judged(parsed, streams);
    return OK;
  } catch (error) {
    const { code, message } = explained(error);
    streams.stderr(`${printable(`error: ${message}`)}\n`);
    return code;
  }
}

async function judged(
  options: PoliciesArguments,
  { stdin, stdout, stderr }: Streams,
): Promise<number> {
  const settings = readConfiguration(options.config);
  const { paths, strict, format, out, allowNone } = options;
  const report = reportOf(await readInputs(options, stdin), { paths, settings, strict });
  report.warnings.forEach((warning) => stderr(`warning: ${warning}\n`));
  const text = outputs[format](report);
  if (out === undefined) stdout(text);
  else {
    write(out, text);
    stdout(format === "text" ? `${summaryOf(report)}\n` : textOf(report));
  }
  if (report.findings.some(({ fails }) => fails)) return VIOLATED;
  if (report.workloads === 0 && !allowNone) {
    throw new InputError(
      `nothing of Tracardi's runs in ${paths.join(", ")}: no container has an image with the name of ` +
        "one of Tracardi's. Judge where it is deployed, or name your images in the configuration's " +
        "`workloads`; --allow-none passes what holds none",
    );
  }
  return OK;
}

const outputs: Readonly<Record<PoliciesArguments["format"], (report: Report) => string>> = {
  text: textOf,
  json: jsonOf,
  sarif: (report) => sarifOf(report, version()),
  junit: junitOf,
};

function version(): string {
  const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

/** Any error that is not meant as a message to the user is our bug, so its stack is shown. */
function explained(error: unknown): { readonly code: number; readonly message: string } {
  if (error instanceof PreviewError) {
    return { code: error.kind === "input" ? WRONG : FAILED, message: error.message };
  }
  if (error instanceof InputError) return { code: WRONG, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: FAILED, message };
}
