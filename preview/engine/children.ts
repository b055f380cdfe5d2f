import { ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A process of ours that never outlives us. */
export interface Child {
  /** Resolves with the exit code when the process and its output have ended. */
  exit: Promise<number>;
}

/** Runs TypeScript sources as they are. */
export const LOADER = join(__dirname, "..", "..", "loader", "register.cjs");

const END_WITH_PARENT = join(__dirname, "endWithParent.cjs");

/** Most of what these processes make stays until they end: more room for what does not takes memory for nothing. */
const SMALL = "--max-semi-space-size=4";

/** Milliseconds that a process has to end by itself. */
const PATIENCE = 2_000;

const running = new Set<ChildProcess>();

/**
 * Runs a script with this very Node.
 *
 * @param onLine called for each line that the process prints, on either stream
 * @param signal ends the process when it is aborted
 */
export function runNode(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
  onLine: (line: string, stream: "stdout" | "stderr") => void,
  signal: AbortSignal,
): Child {
  const child = spawn(process.execPath, [SMALL, "-r", END_WITH_PARENT, ...args], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  signal.addEventListener("abort", () => end(child));
  createInterface(child.stdout).on("line", (line) => onLine(line, "stdout"));
  createInterface(child.stderr).on("line", (line) => onLine(line, "stderr"));
  const exit = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
  return { exit };
}

/** By closing its pipe, so that it can put away what it compiled; one that is busy does not notice, and is killed. */
function end(child: ChildProcess): void {
  child.stdin?.destroy();
  setTimeout(() => child.kill("SIGKILL"), PATIENCE).unref();
}

/** Ends every process that `runNode` started and that still runs; for when this process ends. */
export function killChildren(): void {
  for (const child of running) {
    child.kill("SIGKILL");
  }
}
