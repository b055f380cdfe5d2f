// Runs a program, and ends it when whoever started this one is gone, however it went: its end of the pipe
// that is this process's standard input closes.
import { spawn } from "node:child_process";
import process from "node:process";

const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ["ignore", 1, 2] });
child.on("error", () => process.exit(1));
child.on("exit", (code) => process.exit(code ?? 1));
process.stdin.on("close", () => child.kill("SIGKILL"));
process.stdin.resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => child.kill("SIGKILL"));
