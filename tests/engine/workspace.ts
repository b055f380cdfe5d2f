import {
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
} from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LocalWorkspace, PulumiCommand, Stack } from "@pulumi/pulumi/automation";
import { pulumi } from "./programs";

const ROOT = join(__dirname, "..", "..");
export const POLICIES = join(ROOT, "policies");
const STACK = "dev";

interface Ended {
  code: number | null;
  stdout: string;
}

/**
 * A copy of the package whose examples the engine may write to, with a state store of its own.
 *
 * The copy links to the package's sources and installed packages, so that examples resolve the package as
 * they do in the repository.
 */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "tracardi-engine-"));
  /** It is where the Automation API looks for the command line. */
  private readonly programs = join(this.folder, "bin");

  /** @param more variables that the engine and what it starts are run with */
  constructor(private readonly more: Record<string, string> = {}) {
    for (const entry of ["package.json", "tsconfig.json", "Pulumi.yaml", "stack.ts"]) {
      cpSync(join(ROOT, entry), join(this.folder, entry));
    }
    for (const entry of [
      ...["index.ts", "components", "configuration", "facts", "loader", "node_modules"],
    ]) {
      symlinkSync(join(ROOT, entry), join(this.folder, entry));
    }
    cpSync(join(ROOT, "examples"), join(this.folder, "examples"), { recursive: true });
    cpSync(join(ROOT, "Pulumi.example.yaml"), join(this.folder, `Pulumi.${STACK}.yaml`));
    mkdirSync(join(this.folder, "state"));
    mkdirSync(this.programs);
    this.program("pulumi", pulumi());
  }

  /** Has the engine find a program by a name, before any other of that name. */
  program(name: string, file: string): void {
    symlinkSync(file, join(this.programs, name));
  }

  /** Puts a file into the copy. */
  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** A stack of an example, on the simulated providers. */
  stack(example: string, stackName = STACK): Promise<Stack> {
    return this.stackIn(join(this.folder, "examples", example), stackName);
  }

  /** A stack of the root project, with the configuration of `Pulumi.example.yaml`. */
  withoutCode(): Promise<Stack> {
    return this.stackIn(this.folder);
  }

  async stackIn(workDir: string, stackName = STACK): Promise<Stack> {
    return LocalWorkspace.createOrSelectStack(
      { stackName, workDir },
      {
        pulumiCommand: await PulumiCommand.get({ root: this.folder, skipVersionCheck: true }),
        pulumiHome: join(this.folder, "home"),
        envVars: this.environment(),
      },
    );
  }

  /** A stack of an example whose program is changed before it runs. */
  changed(example: string, change: (program: string) => string): Promise<Stack> {
    const copy = `${example}-changed`;
    const folder = join(this.folder, "examples", copy);
    cpSync(join(this.folder, "examples", example), folder, { recursive: true });
    const rewrite = (name: string, how: (text: string) => string) => {
      const file = join(folder, name);
      writeFileSync(file, how(readFileSync(file, "utf8")));
    };
    rewrite("index.ts", change);
    // Else it would have the state of the example's own stack.
    rewrite("Pulumi.yaml", (text) => text.replace(/^name: .*$/m, `name: tracardi-${copy}`));
    return this.stack(copy);
  }

  /** `pulumi preview` of a stack with the policy pack. */
  preview(stack: Stack, policyConfig?: string): Promise<Ended> {
    const config = policyConfig === undefined ? [] : ["--policy-pack-config", policyConfig];
    return this.run(stack, ["preview", "--policy-pack", POLICIES, ...config]);
  }

  /**
   * Runs a command of the CLI; the Automation API's own preview asks the CLI for its version, which one that
   * somebody built from source may not know.
   */
  run(stack: Pick<Stack, "name" | "workspace">, args: readonly string[]): Promise<Ended> {
    const child = spawn(...this.command(stack, args));
    let stdout = "";
    child.stdout.on("data", (data) => (stdout += String(data)));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout }));
    });
  }

  /** Runs a command that names its stacks itself; tells what it complained of. */
  runAlone(stack: Stack, args: readonly string[]): Promise<{ code: number | null; said: string }> {
    const [program, , options] = this.command(stack, []);
    const all = [...args, "--non-interactive", "--color", "never"];
    const child = spawn(program, all, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data) => (said += String(data)));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, said }));
    });
  }

  /** A command of the CLI, as `spawn` takes it. */
  command(
    stack: Pick<Stack, "name" | "workspace">,
    args: readonly string[],
  ): [string, string[], SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioNull>] {
    const { workDir, pulumiHome, envVars } = stack.workspace;
    const common = ["--stack", stack.name, "--non-interactive", "--color", "never"];
    return [
      join(this.programs, "pulumi"),
      [...args, ...common],
      {
        cwd: workDir,
        env: { ...process.env, ...envVars, PULUMI_HOME: pulumiHome },
        stdio: ["ignore", "pipe", "inherit"],
      },
    ];
  }

  private environment(): Record<string, string> {
    const path = [
      this.programs,
      join(ROOT, "preview", "plugins"),
      dirname(process.execPath),
      process.env.PATH,
      // The last: where Pulumi is installed, its own language host is used.
      join(__dirname, "languageHost"),
    ];
    return {
      AWS_REGION: "eu-west-1",
      PATH: path.join(delimiter),
      PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
      // As `npm run types` checks them already, and each run would take some seconds more.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "for this test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...this.more,
    };
  }

  /** Where the state store keeps a stack's state. */
  stateFileOf(project: string): string {
    return join(this.folder, "state", ".pulumi", "stacks", project, `${STACK}.json`);
  }

  /** What the state store holds of a stack, as it lies on the disk. */
  stateFile(project: string): string {
    return readFileSync(this.stateFileOf(project), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
