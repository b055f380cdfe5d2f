#!/usr/bin/env node
/** `tracardi-policies`: judges a deployment by the pack's rules, without the Pulumi CLI. */
import { readFileSync } from "node:fs";
import { killChildren } from "../../preview/engine/children";
import { command } from "./command";
import { decoded } from "./inputs/text";

/** The descriptor of standard input. */
const STDIN = 0;

/** Exit codes; `USAGE` documents them. */
const WRONG = 2;
const INTERRUPTED = 130;

async function main(args: readonly string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  process.stdout.on("error", unwritten);
  // There is nowhere left to report the error.
  process.stderr.on("error", () => undefined);
  process.exitCode = await command(args, {
    stdin: () => decoded(readFileSync(STDIN)),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
}

/**
 * A reader that closes early, such as `head`, must not change the exit code. Any other error, such as a full disk,
 * loses the report and fails.
 */
function unwritten({ code, message }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") return;
  process.stderr.write(`error: cannot write the report: ${message}\n`);
  process.exit(WRONG);
}

void main(process.argv.slice(2));
