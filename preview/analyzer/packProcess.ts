import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { credentials } from "@grpc/grpc-js";
import { parse } from "yaml";
import { LOADER, runNode } from "../engine/children";
import { channelOptions } from "../engine/rpc";
import { PreviewError } from "../errors";

/** The stack that a pack judges, as the pack's own process may ask for it. */
export interface PackContext {
  project: string;
  stack: string;
  config: Record<string, string>;
  secretKeys: string[];
  /** The address of our engine endpoint. */
  engine: string;
}

/** A policy pack's running process. */
export interface PackProcess {
  client: AnalyzerClient;
  /** The version in `PulumiPolicy.yaml`, which takes precedence over the pack's own. */
  version: string | undefined;
}

const RUN_PACK = join(__dirname, "runPack.cjs");

/** Starts the pack in the SDK's own analyzer process and connects to it. */
export async function startPack(
  folder: string,
  context: PackContext,
  signal: AbortSignal,
): Promise<PackProcess> {
  const { program, version } = readPackFile(folder);
  const script = findScript(program);
  const printed: string[] = [];
  let listening: (port: string) => void;
  const port = new Promise<string>((done) => (listening = done));

  const child = runNode(
    ["-r", LOADER, RUN_PACK, script, program],
    { cwd: program, env: environment(context) },
    (line, stream) => {
      // The process prints its port first; everything else that it prints is kept to show on failure.
      if (stream === "stdout" && /^\d+$/.test(line)) {
        listening(line);
      } else {
        printed.push(line);
      }
    },
    signal,
  );
  const ended = child.exit.then((code) => {
    const reason = printed.slice(-20).join("\n") || `it ended with code ${code}`;
    throw new PreviewError("pack", `the policy pack ${folder} did not start:\n${reason}`);
  });
  // Once the pack listens, its exit no longer means that it failed to start.
  ended.catch(() => undefined);
  const address = `127.0.0.1:${await Promise.race([port, ended])}`;
  const client = new AnalyzerClient(address, credentials.createInsecure(), channelOptions);
  return { client, version };
}

/** The analyzer of the SDK that the pack itself uses. */
function findScript(program: string): string {
  try {
    return require.resolve("@pulumi/pulumi/cmd/run-policy-pack/run", { paths: [program] });
  } catch {
    throw new PreviewError(
      "input",
      `the policy pack ${program} finds no @pulumi/pulumi: run npm install in its package`,
    );
  }
}

/** Reads `PulumiPolicy.yaml`. The program is in its folder, or in the one that `main` names. */
function readPackFile(folder: string): { program: string; version: string | undefined } {
  const file = join(folder, "PulumiPolicy.yaml");
  if (!existsSync(file)) {
    throw new PreviewError("input", `${folder} is no policy pack: it has no PulumiPolicy.yaml`);
  }
  const content = parse(readFileSync(file, "utf8")) as { main?: string; version?: string } | null;
  const program = resolve(folder, content?.main ?? ".");
  const isFolder = existsSync(program) && statSync(program).isDirectory();
  return { program: isFolder ? program : folder, version: content?.version };
}

function environment(context: PackContext): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PULUMI_NODEJS_ORGANIZATION: "organization",
    PULUMI_NODEJS_PROJECT: context.project,
    PULUMI_NODEJS_STACK: context.stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_CONFIG: JSON.stringify(context.config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(context.secretKeys),
  };
}
