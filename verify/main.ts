#!/usr/bin/env node
/** `tracardi-verify`: verifies a running installation from outside. */
import { verifyCommand } from "./command";

const INTERRUPTED = 130;

process.on("SIGINT", () => process.exit(INTERRUPTED));

void verifyCommand(process.argv.slice(2), {
  print: console.log,
  printError: console.error,
}).then((code) => (process.exitCode = code));
