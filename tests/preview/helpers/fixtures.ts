import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PolicyConfig } from "../../../preview/analyzer/policyConfig";
import { previewCommand } from "../../../preview/command";
import { Preview, preview } from "../../../preview/preview";
import { readProject } from "../../../preview/project/project";

export const FIXTURES = join(__dirname, "..", "fixtures");
export const PACK = join(FIXTURES, "pack");
const CLI = join(__dirname, "..", "..", "..", "preview", "cli.ts");

/** Runs the preview of a fixture in this process. */
export function previewOf(
  fixture: string,
  options: { stack?: string; unknowns?: boolean; policies?: PolicyConfig } = {},
): Promise<Preview> {
  return preview({
    project: readProject(join(FIXTURES, fixture), options.stack),
    policyPack: options.policies && PACK,
    policyConfig: options.policies ?? {},
    unknowns: options.unknowns ?? false,
  });
}

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command in this process, where there is no terminal. */
export async function run(args: string[]): Promise<Run> {
  const printed = { stdout: "", stderr: "" };
  const code = await previewCommand(args, {
    print: (line) => (printed.stdout += `${line}\n`),
    printError: (line) => (printed.stderr += `${line}\n`),
  });
  return { code, ...printed };
}

/** Starts the command line as a user does, and lets a test act while it runs. */
export function runCli(
  args: string[],
  whileRunning: (child: { pid: number; printed: () => string }) => void = () => undefined,
): Promise<Run> {
  const node = ["-r", "./loader/register.cjs", CLI, ...args];
  const child = spawn(process.execPath, node, { cwd: dirname(dirname(CLI)) });
  const run: Run = { code: null, stdout: "", stderr: "" };
  return new Promise((resolve, reject) => {
    const told = () =>
      whileRunning({ pid: child.pid as number, printed: () => run.stdout + run.stderr });
    child.stdout.on("data", (data) => {
      run.stdout += String(data);
      told();
    });
    child.stderr.on("data", (data) => {
      run.stderr += String(data);
      told();
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...run, code }));
  });
}

/** Writes files into a new folder, gives it to the test and removes it. */
export async function withFolder<T>(
  files: Record<string, string>,
  test: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "tracardi-preview-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
    }
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
