import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Output } from "../preview/command";
import { parseCommandLine } from "../preview/commandLine";
import { PreviewError } from "../preview/errors";
import { preview } from "../preview/preview";
import { readProject } from "../preview/project/project";
import { manifestsByCluster, fileName, filesOf } from "./render";

const USAGE = `usage: tracardi-render <stack folder> [options]

Writes the Kubernetes objects of a stack as YAML files, for review: one folder an EKS cluster, numbered in
the order in which they are to be applied. It needs no account, network or Pulumi CLI.

  --stack NAME   the stack; without it the only one that has a file, else dev
  --out DIR      where the folders go; without it ./rendered. Files of an earlier run are replaced.

What a cloud would compute is simulated, and a comment on top of each file names where. Secret values, and
those that nothing simulates, are left out and named there too.

exit codes: 0 fine, 1 the program failed, 2 wrong arguments or project, 130 interrupted`;

const FAILED = { program: 1, input: 2, pack: 1 };

/** Matches the files that an earlier run of this command wrote. */
const OWN_FILE = /^\d+-.+\.yaml$/;

/** Runs the command within the calling process and returns the exit code. */
export async function renderCommand(args: string[], output: Output): Promise<number> {
  try {
    await run(args, output);
    return 0;
  } catch (error) {
    const known = error instanceof PreviewError;
    output.printError(`error: ${known ? error.message : (error as Error).stack}`);
    return known ? FAILED[error.kind] : 1;
  }
}

async function run(args: string[], { print }: Output): Promise<void> {
  const { values, positionals } = parse(args);
  if (values.help) {
    print(USAGE);
    return;
  }
  if (positionals.length !== 1) {
    throw new PreviewError("input", "give one stack folder; --help tells more");
  }
  const project = readProject(positionals[0], values.stack);
  const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
  const clusters = manifestsByCluster(resources);
  if (clusters.length === 0) print("The stack has no Kubernetes objects.");
  for (const cluster of clusters) {
    const folder = join(values.out, fileName(cluster.name));
    write(folder, filesOf(cluster));
    const count = (paths: (manifest: (typeof cluster.manifests)[number]) => readonly string[]) =>
      cluster.manifests.reduce((sum, manifest) => sum + paths(manifest).length, 0);
    print(
      `${folder}: ${cluster.manifests.length} objects, with ${count((each) => each.simulated)} ` +
        `simulated values; left out: ${count((each) => each.secrets)} secret and ` +
        `${count((each) => each.unknown)} unknown ones`,
    );
  }
}

function write(folder: string, files: Map<string, string>): void {
  mkdirSync(folder, { recursive: true });
  readdirSync(folder)
    .filter((name) => OWN_FILE.test(name))
    .forEach((name) => rmSync(join(folder, name)));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

const parse = (args: string[]) =>
  parseCommandLine({
    args,
    allowPositionals: true,
    options: {
      stack: { type: "string" },
      out: { type: "string", default: "rendered" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
