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

/** Registrations that may be under way at once; the engine's own default. */
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
    // An ES module is compiled by the SDK itself. It does not check types here: that takes nearly 1 GB of memory.
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

/** Whether what lies in a folder is an ES module. */
function isModulePackage(folder: string): boolean {
  const file = join(folder, "package.json");
  if (existsSync(file)) {
    return (JSON.parse(readFileSync(file, "utf8")) as { type?: string }).type === "module";
  }
  const parent = dirname(folder);
  return parent !== folder && isModulePackage(parent);
}
