import { statSync } from "node:fs";
import type { PoliciesArguments } from "../arguments";
import { InputError } from "../errors";
import { filesIn } from "./folder";
import type { StackInput } from "./input";
import { type Source, readManifests } from "./manifests";
import { readPulumi } from "./pulumi";
import { isStackFolder } from "./project";
import { hasDiagnostics, pulumiText } from "./pulumiText";
import { attempt, decodedText } from "./text";

/** Names of standard input, as a path and in messages. */
const STDIN = { path: "-", file: "stdin" } as const;

/** Reads everything that the command line names. All folders of Kubernetes objects together form one list. */
export async function readInputs(
  options: PoliciesArguments,
  stdin: () => string,
): Promise<StackInput[]> {
  const inputs: StackInput[] = [];
  const sources: Source[] = [];
  const warnings: string[] = [];
  let ofStack = false;
  let ofFolder = false;
  for (const path of options.paths) {
    if (path === STDIN.path) {
      readText(decodedText(STDIN.file, stdin), STDIN.file);
    } else if (!isFolder(path)) {
      readText(decodedText(path), path);
    } else if (isStackFolder(path)) {
      ofStack = true;
      // Its engine takes longer to load than manifests take to judge.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { readStack } = require("./stackFolder") as typeof import("./stackFolder");
      inputs.push(await readStack(path, options));
    } else {
      ofFolder = true;
      const folder = filesIn(path, options.clusters);
      sources.push(...folder.sources);
      warnings.push(...folder.warnings);
    }
  }
  if (!ofStack && (options.stack !== undefined || options.unknowns)) {
    throw new InputError("--stack and --unknowns are for a stack folder, with a Pulumi.yaml in it");
  }
  if (!ofFolder && options.clusters) {
    throw new InputError("--clusters is for a folder of Kubernetes objects");
  }
  if (sources.length === 0) return inputs;
  const manifests = readManifests(sources);
  return [...inputs, { ...manifests, warnings: [...warnings, ...manifests.warnings] }];

  function readText(text: string, file: string): void {
    if (text.trim() === "") throw new InputError(`${file} is empty: there is nothing to judge`);
    const found = pulumiText(text);
    const input = readPulumi(found?.content, file);
    if (found === undefined || input === undefined) {
      sources.push({ text, file, lenient: false });
      return;
    }
    if (hasDiagnostics(found)) {
      throw new InputError(
        `${file} has warnings or errors of Pulumi's among its JSON, which go to standard error, and may lack ` +
          "a part of either: write standard output alone, without `2>&1`",
      );
    }
    const isSurrounded = found.around.length > 0;
    const around = isSurrounded ? [`${file}: what stands around its JSON is left out`] : [];
    inputs.push({ ...input, warnings: [...input.warnings, ...around] });
  }
}

function isFolder(path: string): boolean {
  const found = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined) throw new InputError(`there is no ${path}`);
  return found.isDirectory();
}
