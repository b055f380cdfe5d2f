import { type Stats, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../errors";
import type { Source } from "./manifests";
import { attempt, decodedText } from "./text";

interface Folder {
  readonly sources: readonly Source[];
  readonly warnings: readonly string[];
}

/** The files of a folder and those below it that may hold Kubernetes objects. */
export function filesIn(folder: string, clusters: boolean): Folder {
  const warnings: string[] = [];
  const files = filesIn(folder, new Set());
  if (files.length === 0) throw new InputError(`${folder} has no files in YAML or JSON`);
  const sources = files.map((path) => {
    const file = join(folder, ...path);
    const ofCluster = path.length > 1 ? join(folder, path[0]) : folder;
    const cluster = clusters ? ofCluster : undefined;
    return { text: decodedText(file), file, cluster, lenient: true };
  });
  return { sources, warnings };

  /** Paths below the folder, split into their segments. */
  function filesIn(folder: string, above: ReadonlySet<string>): string[][] {
    const real = attempt(folder, () => realpathSync(folder));
    // A link may lead back up.
    if (above.has(real)) return [];
    const names = attempt(folder, () => readdirSync(folder)).sort();
    refuseLayers(folder, names);
    return names.flatMap((name) => {
      const path = join(folder, name);
      const found = target(path);
      if (found?.isDirectory() === true) {
        const skipped = name.startsWith(".") || name === "node_modules";
        const below = skipped ? [] : filesIn(path, new Set([...above, real]));
        return below.map((each) => [name, ...each]);
      }
      if (!/\.(ya?ml|json)$/i.test(name)) return [];
      if (found === undefined)
        warnings.push(`${path} is a link that leads nowhere, and is left out`);
      return found?.isFile() === true ? [[name]] : [];
    });
  }
}

/** The target after following links; undefined if a link is broken or leads to itself. */
function target(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (attempt(path, () => lstatSync(path)).isSymbolicLink()) return undefined;
    throw new InputError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** Refuses folders of kustomize and Helm: their files are not yet the objects that reach the cluster. */
function refuseLayers(folder: string, names: readonly string[]): void {
  const layered = names.find((name) => layers.test(name));
  if (layered === undefined) return;
  throw new InputError(
    `${join(folder, layered)}: the objects come out of it. Pipe them in: ` +
      (layered === "Chart.yaml" ? "helm template" : "kubectl kustomize") +
      ` ${folder} | tracardi-policies -`,
  );
}

const layers = /^(kustomization\.ya?ml|Kustomization|Chart\.yaml)$/;
