import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const root = join(__dirname, "..", "..", "..");
export const command = [
  "-r",
  require.resolve("ts-node/register/transpile-only"),
  join(root, "policies", "cli", "main.ts"),
];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in the repository unless told otherwise. */
export function run(args: readonly string[], input = "", cwd = root): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    ...{ cwd, input, encoding: "utf8" },
    env: { ...process.env, TS_NODE_PROJECT: join(root, "tsconfig.json") },
  });
  return { code: status, stdout, stderr };
}

/** Writes files into a new folder, gives it to the test and removes it. */
export function withFiles(files: Record<string, string>, test: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "tracardi-policies-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    test(folder);
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
