import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { command } from "../../../policies/cli/command";

export const root = join(__dirname, "..", "..", "..");

/** What Node is started with to run the command in a process of its own. */
export const nodeArguments = [
  "-r",
  join(root, "loader", "register.cjs"),
  join(root, "policies", "cli", "main.ts"),
];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, in the repository unless told otherwise. */
export async function run(args: readonly string[], input = "", cwd = root): Promise<Run> {
  const printed = { stdout: "", stderr: "" };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await command(args, {
      stdin: () => input,
      stdout: (text) => (printed.stdout += text),
      stderr: (text) => (printed.stderr += text),
    });
    return { code, ...printed };
  } finally {
    process.chdir(before);
  }
}

/** Runs the command as a user does, which takes seconds. */
export function runProgram(args: readonly string[], input: string, cwd: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArguments, ...args], {
    ...{ cwd, input, encoding: "utf8" },
    env: { ...process.env, TS_NODE_PROJECT: join(root, "tsconfig.json") },
  });
  return { code: status, stdout, stderr };
}

/** Writes files into a new folder, gives it to the test and removes it. */
export async function withFiles(
  files: Record<string, string>,
  test: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tracardi-policies-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A Deployment of the API with the GUI's API on, as people write one. */
export const apiDeployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: tracardi
spec:
  replicas: 1
  selector:
    matchLabels: { app: api }
  template:
    metadata:
      labels: { app: api }
    spec:
      containers:
        - name: api
          image: tracardi/tracardi-api:0.8.2.1
`;

/** A Service that puts it on the internet. */
export const publicService = `apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: tracardi
spec:
  type: LoadBalancer
  selector: { app: api }
  ports: [{ port: 80 }]
`;
