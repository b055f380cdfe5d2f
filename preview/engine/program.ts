import { Child, runNode } from "./children";

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
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(run.config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: "true",
    // Type checking in the program's process takes nearly 1 GB and several seconds more.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
  return runNode(args, { cwd: run.folder, env }, onLine, signal);
}
