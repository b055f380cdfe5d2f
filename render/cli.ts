#!/usr/bin/env node
/** `tracardi-render`: writes the Kubernetes half of a stack as YAML files. */
import { killChildren } from "../preview/engine/children";
import { renderCommand } from "./command";

const INTERRUPTED = 130;

async function main(args: string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  process.on("exit", killChildren);
  process.exitCode = await renderCommand(args, { print: console.log, printError: console.error });
}

void main(process.argv.slice(2));
