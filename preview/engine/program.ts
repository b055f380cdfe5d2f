import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Child, LOADER, runNode } from "./children";

/** How a program is run: everything that the language host would pass. */
export interface ProgramRun {
  project: string;
  stack: string;
  /** The folder of `Pulumi.yaml`. */
  root: string;
  /** The folder that the program runs in, and its entry point relative to it. */
  folder: string;
  entry: string;
  config: Record<string, string>;
  secretKeys: string[];
  /** The address of our monitor and engine. */
  address: string;
}

/** The maximum number of concurrent registrations; the engine's default. */
const PARALLEL = 16;

/** Starts the program in the SDK's own runtime. */
export function startProgram(
  run: ProgramRun,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Child {
  const script = require.resolve("@pulumi/pulumi/cmd/run", { paths: [run.folder] });
  const args = [
    script,
    ...["--monitor", run.address, "--engine", run.address],
    ...["--organization", "organization", "--project", run.project, "--stack", run.stack],
    ...["--root-directory", run.root, "--pwd", run.folder],
    ...["--parallel", String(PARALLEL), "--dry-run", run.entry],
  ];
  const isModule = isModulePackage(run.folder);
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(run.config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.secretKeys),
    // The SDK compiles ES modules itself, here without type checking, which takes nearly 1 GB of memory.
    PULUMI_NODEJS_TYPESCRIPT: String(isModule),
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
  return runNode(
    isModule ? args : ["-r", LOADER, ...args],
    { cwd: run.folder, env },
    onLine,
    signal,
  );
}

/** Whether the files of a folder are ES modules. */
function isModulePackage(folder: string): boolean {
  const file = join(folder, "package.json");
  if (existsSync(file)) {
    return (JSON.parse(readFileSync(file, "utf8")) as { type?: string }).type === "module";
  }
  const parent = dirname(folder);
  return parent !== folder && isModulePackage(parent);
}
