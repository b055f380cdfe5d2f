/* global process, require */
// Runs a program, and ends it when whoever started this one is gone, however it went: its end of the pipe
// that is this process's standard input closes.
const { spawn } = require("node:child_process");
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ["ignore", 1, 2] });
child.on("exit", (code) => process.exit(code ?? 1));
process.stdin.on("close", () => child.kill("SIGKILL"));
process.stdin.resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => child.kill("SIGKILL"));
