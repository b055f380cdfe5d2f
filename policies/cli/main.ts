#!/usr/bin/env node
/** `tracardi-policies`: judges a deployment by the pack's rules, without the Pulumi CLI. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { killChildren } from "../../preview/engine/children";
import { PreviewError } from "../../preview/errors";
import { type Arguments, USAGE, parseArguments } from "./arguments";
import { readConfiguration } from "./configuration";
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
const INTERRUPTED = 130;

const outputs: Readonly<Record<Arguments["format"], (report: Report) => string>> = {
  text: textOf,
  json: jsonOf,
  sarif: (report) => sarifOf(report, version()),
  junit: junitOf,
};

function version(): string {
  const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

async function run(options: Arguments): Promise<number> {
  const settings = readConfiguration(options.config);
  const { paths, strict, format, out, allowNone } = options;
  const report = reportOf(await readInputs(options), { paths, settings, strict });
  report.warnings.forEach((warning) => console.error(`warning: ${warning}`));
  const text = outputs[format](report);
  if (out === undefined) process.stdout.write(text);
  else {
    write(out, text);
    process.stdout.write(format === "text" ? `${summaryOf(report)}\n` : textOf(report));
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

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

/** An error that is no message to the user is a bug of ours and shows its stack. */
function explain(error: unknown): number {
  if (error instanceof InputError || error instanceof PreviewError) {
    console.error(`error: ${error.message}`);
    return error instanceof PreviewError && error.kind !== "input" ? FAILED : WRONG;
  }
  console.error(`error: ${error instanceof Error ? error.stack : String(error)}`);
  return FAILED;
}

async function main(args: readonly string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  try {
    const parsed = parseArguments(args);
    if (parsed === "help") console.log(USAGE);
    else if (parsed === "version") console.log(version());
    else process.exitCode = await run(parsed);
  } catch (error) {
    process.exitCode = explain(error);
  }
}

void main(process.argv.slice(2));
