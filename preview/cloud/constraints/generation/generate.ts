/**
 * `npm run constraints -- FOLDER`: writes `awsTypes.json` from the package `cfnlint` as Python installed it
 * (`pip install cfn-lint==…`, of which FOLDER is `site-packages/cfnlint`) and from the installed `@pulumi/aws`.
 *
 * The file is committed so that no check needs those packages. To keep it small, it describes nested objects only as
 * far as the previews of the examples use them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatted } from "../../../../configuration/formatted";
import type { Constraints, ShapeConstraints } from "../constraints";
import type { Limits } from "../propertyLimits";
import { limitsOf } from "./limits";
import { Registry, RegistrySchema, member, resolvedSchema } from "./registry";
import { SdkProperty, propertiesOf, propertiesOfShape, sdkVersion } from "./sdkTypes";
import { TYPES } from "./types";
import { examples, usedPaths } from "./usedPaths";

const TARGET = join(__dirname, "..", "awsTypes.json");

/** State collected while walking the types. */
interface Walk {
  root: RegistrySchema;
  renamed: Record<string, string>;
  used: Set<string>;
  shapes: Record<string, ShapeConstraints>;
  createOnly: string[];
}

async function main(folder: string): Promise<void> {
  const registry = new Registry(folder);
  const used = await usedPaths(examples());
  const shapes: Record<string, ShapeConstraints> = {};
  const types: Constraints["types"] = {};
  for (const [type, source] of Object.entries(TYPES)) {
    const root = source.registry === undefined ? {} : registry.type(`AWS::${source.registry}`);
    const paths = used.get(type) ?? new Set<string>();
    const walk = { root, renamed: source.renamed ?? {}, used: paths, shapes, createOnly: [] };
    const shape = shapeOf(propertiesOf(type), root, "", walk);
    types[type] = { ...shape, createOnly: walk.createOnly.join(" ") };
  }
  const sources = [
    `@pulumi/aws ${sdkVersion}: names and kinds of properties`,
    `cfn-lint ${versionIn(folder)} (MIT-0), us-east-1: limits and what only creation sets`,
  ];
  const sorted = Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(TARGET, await written({ sources, types, shapes: sorted }));
}

/** The file's text, with the limits of a property on one line if they fit. */
function written(constraints: Constraints): Promise<string> {
  const text = JSON.stringify(constraints, undefined, 1);
  const joined = text.replace(/\{[^{}]*\}/g, (each) =>
    each.includes('"properties"') ? each : each.replace(/\n\s*/g, " "),
  );
  return formatted(TARGET, joined);
}

function shapeOf(
  properties: SdkProperty[],
  schema: RegistrySchema | undefined,
  path: string,
  walk: Walk,
): ShapeConstraints {
  const limits: Record<string, Limits> = {};
  const words = properties.map(({ name, required, kind }) => {
    const here = path === "" ? name : `${path}.${name}`;
    const found = find(schema, here, name, walk);
    const limit = found && limitsOf(found, walk.root, kind);
    if (limit !== undefined) limits[name] = limit;
    const word = name + (required ? "!" : "");
    return kind === "text" ? word : `${word}:${innerKind(kind, found, here, walk)}`;
  });
  collectCreateOnly(properties, path, walk);
  return { properties: lines(words), ...(Object.keys(limits).length > 0 && { limits }) };
}

/** The kind; its shape is described too if a preview uses a property of it. */
function innerKind(
  kind: string,
  found: RegistrySchema | undefined,
  path: string,
  walk: Walk,
): string {
  const shape = kind.replace("[]", "");
  if (!shape.includes(".")) return kind;
  if (![...walk.used].some((each) => each.startsWith(`${path}.`))) return "any";
  walk.shapes[shape] = merged(
    walk.shapes[shape],
    shapeOf(propertiesOfShape(shape), found, path, walk),
  );
  return kind;
}

/** A shape that is used in two places has the properties of both. */
function merged(one: ShapeConstraints | undefined, other: ShapeConstraints): ShapeConstraints {
  const longer = (each: ShapeConstraints) => JSON.stringify(each).replaceAll(":any", "").length;
  return one !== undefined && longer(one) > longer(other) ? one : other;
}

function find(schema: RegistrySchema | undefined, path: string, name: string, walk: Walk) {
  const renamed = walk.renamed[path];
  const found = member(
    renamed === undefined || path === name ? schema : walk.root,
    walk.root,
    renamed ?? name,
  );
  return resolvedSchema(found, walk.root);
}

function collectCreateOnly(properties: SdkProperty[], path: string, walk: Walk): void {
  const fixed = new Set(
    (walk.root.createOnlyProperties ?? []).map((each) =>
      each.replace("/properties/", "").replaceAll("/", ".").toLowerCase(),
    ),
  );
  const place = path.split(".").filter((each) => each !== "");
  const names = place.map((_, index) => place.slice(0, index + 1).join("."));
  const registryPath = [...names.map((each) => nameIn(each, walk))];
  for (const { name } of properties) {
    const here = [...place, name].join(".");
    if (fixed.has([...registryPath, nameIn(here, walk)].join(".").toLowerCase())) {
      walk.createOnly.push(here);
    }
  }
}

const nameIn = (path: string, walk: Walk): string =>
  walk.renamed[path] ?? path.split(".").pop() ?? "";

/** Joins words into lines of limited length. */
function lines(words: string[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1);
    if (last !== undefined && last.length + word.length < 88) {
      result[result.length - 1] = `${last} ${word}`;
    } else {
      result.push(word);
    }
  }
  return result;
}

function versionIn(folder: string): string {
  const found = /__version__ = "(.+)"/.exec(readFileSync(join(folder, "version.py"), "utf8"));
  return found?.[1] ?? "of unknown version";
}

void main(process.argv[2]);
