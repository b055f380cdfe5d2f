#!/usr/bin/env node
/** `tracardi-policies`: judges a deployment by the pack's rules, without the Pulumi CLI. */
import { readFileSync } from "node:fs";
import { killChildren } from "../../preview/engine/children";
import { command } from "./command";

/** The descriptor of standard input. */
const STDIN = 0;

/** An exit code; `USAGE` documents it. */
const INTERRUPTED = 130;

async function main(args: readonly string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  process.exitCode = await command(args, {
    stdin: () => readFileSync(STDIN, "utf8"),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
}

void main(process.argv.slice(2));
