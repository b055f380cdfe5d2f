import { ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A child process that never outlives this one. */
export interface Child {
  /** Resolves with the exit code when the process and its output have ended. */
  exit: Promise<number>;
}

/** Runs TypeScript sources as they are. */
export const LOADER = join(__dirname, "..", "..", "loader", "register.cjs");

const END_WITH_PARENT = join(__dirname, "endWithParent.cjs");

/**
 * Most objects in these processes live until the end, so a larger space for short-lived ones would only waste memory.
 */
const SMALL = "--max-semi-space-size=4";

/** Milliseconds that a process gets to end by itself. */
const PATIENCE = 2_000;

const running = new Set<ChildProcess>();

/**
 * Runs a script with the Node that runs this process.
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

/**
 * Closes the process's pipe, so that it can still write its compile cache. A busy process does not notice and is
 * killed.
 */
function end(child: ChildProcess): void {
  child.stdin?.destroy();
  setTimeout(() => child.kill("SIGKILL"), PATIENCE).unref();
}

/** Kills every running process that `runNode` started; called when this process ends. */
export function killChildren(): void {
  for (const child of running) {
    child.kill("SIGKILL");
  }
}
