#!/usr/bin/env node
/** `tracardi-preview`: runs a stack's program offline, judges it and prints the result. */
import { previewCommand } from "./command";
import { killChildren } from "./engine/children";

const INTERRUPTED = 130;

async function main(args: string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  process.exitCode = await previewCommand(args, { print: console.log, printError: console.error });
}

void main(process.argv.slice(2));
