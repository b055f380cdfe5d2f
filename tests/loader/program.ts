import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const INSTALLED = ["sucrase", "lines-and-columns", "@jridgewell", "ts-interface-checker"];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a program and a loader of its own, whose cache is empty at first. */
export class Program {
  readonly folder = mkdtempSync(join(tmpdir(), "tracardi-loader-"));

  constructor(files: Readonly<Record<string, string>>) {
    cpSync(join(ROOT, "loader"), join(this.folder, "loader"), { recursive: true });
    for (const name of INSTALLED) {
      const to = join("node_modules", name);
      cpSync(join(ROOT, to), join(this.folder, to), { recursive: true });
    }
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  run(main = "main.ts"): Promise<Run> {
    const node = ["-r", join(this.folder, "loader", "register.cjs"), join(this.folder, main)];
    const child = spawn(process.execPath, node, { cwd: this.folder });
    const printed = { stdout: "", stderr: "" };
    child.stdout.on("data", (data) => (printed.stdout += String(data)));
    child.stderr.on("data", (data) => (printed.stderr += String(data)));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, ...printed }));
    });
  }

  /** What the program prints. */
  async says(main?: string): Promise<string> {
    const { code, stdout, stderr } = await this.run(main);
    if (code !== 0) throw new Error(stdout + stderr);
    return stdout.trim();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Gives a test a program, and removes it. */
export async function withProgram(
  files: Readonly<Record<string, string>>,
  test: (program: Program) => Promise<void>,
): Promise<void> {
  const program = new Program(files);
  try {
    await test(program);
  } finally {
    program.remove();
  }
}
