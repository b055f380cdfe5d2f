import { readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Arguments } from "../arguments";
import { InputError } from "../errors";
import type { Input } from "./input";
import { type Source, readManifests } from "./manifests";
import { readPulumi } from "./pulumi";
import { isStackFolder, readStack } from "./stackFolder";

/** How standard input is called, as a path and in messages. */
const STDIN = { path: "-", file: "stdin" } as const;

/** Reads everything that the command line names. Folders of Kubernetes objects are one list. */
export async function readInputs(options: Arguments, stdin: () => string): Promise<Input[]> {
  const inputs: Input[] = [];
  const sources: Source[] = [];
  let ofStack = false;
  let ofFolder = false;
  for (const path of options.paths) {
    if (path === STDIN.path) {
      readText(textOf(STDIN.file, stdin), STDIN.file);
    } else if (!isFolder(path)) {
      readText(textOf(path), path);
    } else if (isStackFolder(path)) {
      ofStack = true;
      inputs.push(await readStack(path, options));
    } else {
      ofFolder = true;
      sources.push(...sourcesIn(path, options.clusters));
    }
  }
  if (!ofStack && (options.stack !== undefined || options.unknowns)) {
    throw new InputError("--stack and --unknowns are for a stack folder, with a Pulumi.yaml in it");
  }
  if (!ofFolder && options.clusters) {
    throw new InputError("--clusters is for a folder of Kubernetes objects");
  }
  return sources.length === 0 ? inputs : [...inputs, readManifests(sources)];

  function readText(text: string, file: string): void {
    if (text.trim() === "") throw new InputError(`${file} is empty: there is nothing to judge`);
    const input = readPulumi(jsonIn(text), file);
    if (input !== undefined) inputs.push(input);
    else sources.push({ text, file, lenient: false });
  }
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`there is no ${path}`);
  return found.isDirectory();
}

function textOf(file: string, read = () => readFileSync(file, "utf8")): string {
  try {
    return read().replace(/^\uFEFF/, "");
  } catch (error) {
    throw new InputError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

function jsonIn(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The files of a folder and those below it that may hold Kubernetes objects. */
function sourcesIn(folder: string, clusters: boolean): Source[] {
  const files = filesIn(folder, new Set());
  if (files.length === 0) throw new InputError(`${folder} has no files in YAML or JSON`);
  return files.map((path) => {
    const file = join(folder, ...path);
    const ofCluster = path.length > 1 ? join(folder, path[0]) : folder;
    const cluster = clusters ? ofCluster : undefined;
    return { text: textOf(file), file, cluster, lenient: true };
  });
}

/** Paths below the folder, in pieces. */
function filesIn(folder: string, above: ReadonlySet<string>): string[][] {
  const real = realpathSync(folder);
  // A link may lead back up.
  if (above.has(real)) return [];
  const names = readdirSync(folder).sort();
  const layered = names.find((name) => layers.test(name));
  if (layered !== undefined) {
    throw new InputError(
      `${join(folder, layered)}: the objects come out of it. Pipe them in: ` +
        (layered === "Chart.yaml" ? "helm template" : "kubectl kustomize") +
        ` ${folder} | tracardi-policies -`,
    );
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) {
      const skipped = name.startsWith(".") || name === "node_modules";
      const below = skipped ? [] : filesIn(path, new Set([...above, real]));
      return below.map((each) => [name, ...each]);
    }
    return found?.isFile() === true && /\.(ya?ml|json)$/i.test(name) ? [[name]] : [];
  });
}

/** What is written in them is not what reaches the cluster. */
const layers = /^(kustomization\.ya?ml|Kustomization|Chart\.yaml)$/;
