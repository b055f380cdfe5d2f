import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { PreviewError } from "../errors";
import { ConfigMap, StackSettings, mergeConfig } from "./config";

/** A stack's program and its configuration. */
export interface Project extends StackSettings {
  name: string;
  stack: string;
  /** The folder of `Pulumi.yaml`. */
  root: string;
  /** The folder in which the program runs. */
  folder: string;
  /** The program's entry point, relative to `folder`. */
  entry: string;
  /** Warnings about the files. */
  warnings: string[];
}

interface ProjectFile {
  name?: string;
  main?: string;
  runtime?: string | { name?: string };
  config?: unknown;
  stackConfigDir?: string;
}

type StackFile = Partial<Record<string, unknown>>;

/**
 * Reads the project in a folder and the settings of one of its stacks.
 *
 * @param stack the stack's name; without it, the only one that has a file, else `dev`
 */
export function readProject(root: string, stack?: string): Project {
  const file = ["Pulumi.yaml", "Pulumi.yml"].find((each) => existsSync(join(root, each)));
  if (file === undefined) {
    throw new PreviewError("input", `${root} is no Pulumi project: it has no Pulumi.yaml`);
  }
  const project = readYaml<ProjectFile>(join(root, file));
  const runtime = typeof project.runtime === "string" ? project.runtime : project.runtime?.name;
  if (typeof project.name !== "string" || runtime !== "nodejs") {
    throw new PreviewError("input", `${join(root, file)} must have a name and the runtime nodejs`);
  }
  const stackFolder = join(root, project.stackConfigDir ?? "");
  const chosen = stack ?? chooseStack(stackFolder);
  const stackFile = join(stackFolder, `Pulumi.${chosen}.yaml`);
  if (stack !== undefined && !existsSync(stackFile)) {
    throw new PreviewError("input", `there is no stack '${stack}': ${stackFile} does not exist`);
  }
  const settings = existsSync(stackFile) ? readYaml<StackFile>(stackFile) : {};
  const merged = mergeConfig(
    project.name,
    mapping(project.config, join(root, file)),
    mapping(settings.config, stackFile),
  );
  if (merged.missing.length > 0) {
    throw new PreviewError(
      "input",
      `stack '${chosen}' is missing configuration: ${merged.missing.join(", ")}; ` +
        `set it in ${stackFile}`,
    );
  }
  return {
    name: project.name,
    stack: chosen,
    root: resolve(root),
    ...programOf(resolve(root), project.main),
    ...merged,
    warnings: stackWarnings(settings),
  };
}

/** Warnings about settings in the stack's file that have no effect anywhere. */
function stackWarnings(settings: StackFile): string[] {
  // `pulumi config set` unindents comments after the last key, and people then uncomment them there.
  const astray = Object.keys(settings).filter((key) => key.includes(":"));
  return [
    ...(settings.environment === undefined
      ? []
      : ["the stack's 'environment' (Pulumi ESC) is not read: the preview is offline"]),
    ...(astray.length === 0
      ? []
      : [
          `${astray.join(", ")}: outside 'config' in the stack's file, where Pulumi reads nothing; ` +
            "indent it under 'config'",
        ]),
  ];
}

/** The program's folder and entry point. As in the CLI, a `main` that is a file runs in the file's folder. */
function programOf(root: string, main: string | undefined): { folder: string; entry: string } {
  const path = resolve(root, main ?? ".");
  if (!existsSync(path)) {
    throw new PreviewError("input", `the 'main' of ${root}, ${path}, does not exist`);
  }
  if (statSync(path).isFile()) {
    return { folder: dirname(path), entry: basename(path) };
  }
  const redirect = redirection(path);
  if (redirect !== undefined) {
    throw new PreviewError(
      "input",
      `Pulumi would run the package of ${redirect} instead of the program in ${path}: ` +
        "name the program's file in Pulumi.yaml, for example 'main: index.ts'",
    );
  }
  return { folder: path, entry: "." };
}

/**
 * A package.json in a folder above that has an entry point: the SDK would run it as the program of a project that names
 * none.
 */
function redirection(folder: string): string | undefined {
  for (let each = folder; ; each = dirname(each)) {
    const file = join(each, "package.json");
    if (existsSync(file)) {
      const { main, exports } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
      return each !== folder && (main ?? exports) !== undefined ? file : undefined;
    }
    if (each === dirname(each)) {
      return undefined;
    }
  }
}

function chooseStack(folder: string): string {
  const names = (existsSync(folder) ? readdirSync(folder) : [])
    .map((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1])
    .filter((name) => name !== undefined);
  if (names.length === 1) {
    return names[0];
  }
  if (names.length === 0 || names.includes("dev")) {
    return "dev";
  }
  throw new PreviewError(
    "input",
    `which stack? Give --stack with one of ${names.sort().join(", ")}`,
  );
}

function mapping(config: unknown, file: string): ConfigMap {
  if (typeof (config ?? {}) !== "object" || Array.isArray(config)) {
    throw new PreviewError("input", `'config' in ${file} must be a mapping of keys to values`);
  }
  return (config ?? {}) as ConfigMap;
}

function readYaml<T extends object>(file: string): T {
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8"));
  } catch (error) {
    // Only the first line: the others quote the file, which may contain a secret.
    throw new PreviewError(
      "input",
      `cannot read ${file}: ${(error as Error).message.split("\n")[0]}`,
    );
  }
  if (content !== null && (typeof content !== "object" || Array.isArray(content))) {
    throw new PreviewError("input", `${file} must hold a mapping`);
  }
  return (content ?? {}) as T;
}
