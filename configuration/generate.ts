/**
 * `npm run schema`: generates `arguments.schema.json` from `components/arguments`, and `docs/arguments.md` from that.
 * Both are committed, because the schema checks arguments where no compiler is installed; tests make sure that they are
 * up to date.
 */
import { writeFileSync } from "node:fs";
import * as path from "node:path";
import {
  type CompletedConfig,
  DEFAULT_CONFIG,
  SchemaGenerator,
  createFormatter,
  createParser,
} from "ts-json-schema-generator";
import * as ts from "typescript";
import * as values from "../components/arguments";
import type { Schema } from "../components/arguments/schema";
import { formatted } from "./formatted";

const folder = path.join(__dirname, "../components/arguments");
const SOURCE = path.join(folder, "index.ts");

export const SCHEMA_FILE = path.join(folder, "arguments.schema.json");

const config: CompletedConfig = {
  ...DEFAULT_CONFIG,
  topRef: false,
  expose: "all",
  jsDoc: "extended",
  additionalProperties: false,
  sortProps: false,
  extraTags: ["allowed", "remedy", "secret", "unshown", "choices", "each", "names"],
};

/** The schema of all arguments, as the text of its file. */
export async function generateSchema(): Promise<string> {
  // With the SDK's own `Input`, the compiler would have to read the whole SDK.
  const program = ts.createProgram([SOURCE], {
    noEmit: true,
    strict: true,
    module: ts.ModuleKind.CommonJS,
    types: [],
    paths: { "@pulumi/pulumi": [path.join(__dirname, "input.d.ts")] },
  });
  const parser = createParser(program, config);
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  const schema = generator.createSchema("TracardiProductionArgs") as Made;
  const definitions = Object.entries(schema.definitions ?? {});
  // `Input<string>` and the like, which are equivalent to the type inside.
  const isInput = ([name]: [string, Made]) => name.startsWith("Input<");
  schema.definitions = Object.fromEntries(definitions.filter((each) => !isInput(each)));
  const inputs = new Map(
    definitions
      .filter(isInput)
      .map(([name, node]) => [`#/definitions/${encodeURIComponent(name)}`, node]),
  );
  eachNode(schema, (node) => {
    const input = inputs.get(node.$ref ?? "");
    if (input) delete node.$ref;
    Object.assign(node, input && { ...input, input: true }, { ...node });
    // All numbers among the arguments are integers.
    if (node.type === "number") node.type = "integer";
    explainTags(node);
    explainDefault(node);
  });
  return formatted(SCHEMA_FILE, JSON.stringify(schema));
}

/** A schema under construction. */
type Made = { -readonly [key in keyof Schema]: Schema[key] } & {
  properties?: { [name: string]: Made };
  definitions?: { [name: string]: Made };
  additionalProperties?: boolean | Made;
  items?: Made;
  /** `@choices`: allowed values for which there is no enum in TypeScript. */
  choices?: unknown[];
  /** `@each`: the format of each item, or of a map's values. */
  each?: string;
  /** `@names`: the format of a map's names. */
  names?: string;
};

/** Expands our tags, each of which stands for whole nodes of JSON Schema. */
function explainTags(node: Made): void {
  const { choices, each, names, additionalProperties } = node;
  Object.assign(node, { choices: undefined, each: undefined, names: undefined });
  const inner = typeof additionalProperties === "object" ? additionalProperties : node.items;
  if (choices) node.enum = choices;
  if (each && inner) Object.assign(inner, { format: each });
  if (names) node.propertyNames = { format: names };
  for (const words of ["allowed", "remedy"] as const) {
    if (node[words]) node[words] = node[words].replace(/\s+/g, " ");
  }
}

function eachNode(schema: Made, visit: (node: Made) => void): void {
  visit(schema);
  const { properties, definitions, items, additionalProperties } = schema;
  const inner = [...Object.values(properties ?? {}), ...Object.values(definitions ?? {})];
  for (const node of [...inner, items, additionalProperties]) {
    if (typeof node === "object") eachNode(node, visit);
  }
}

/** `@default` is a literal, an enum member, prose, or a literal and prose. Prose is added to the description. */
function explainDefault(node: Made): void {
  // A literal without prose has already become a value.
  const text = node.default;
  if (typeof text !== "string") return;
  const { literal = "", prose } =
    /^(?<literal>.*?)((^|\s+)- (?<prose>[\s\S]+))?$/.exec(text)?.groups ?? {};
  if (literal === "") delete node.default;
  else node.default = valueOf(literal, prose !== undefined);
  const said = prose && [literal, prose.replace(/\s+/g, " ")].filter(Boolean).join(" - ");
  if (said) node.description = `${node.description} Default: ${said}`;
}

function valueOf(literal: string, isCode: boolean): unknown {
  const [, type, member] = /^(\w+)\.(\w+)$/.exec(literal) ?? [];
  const members = (values as Record<string, unknown>)[type] as Record<string, unknown> | undefined;
  if (members) return members[member];
  return isCode ? JSON.parse(literal) : literal;
}

async function write(): Promise<void> {
  writeFileSync(SCHEMA_FILE, await generateSchema());
  // Loaded now, because it reads the schema when it is loaded.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const reference = require("./reference") as typeof import("./reference");
  writeFileSync(reference.REFERENCE_FILE, await reference.argumentReference());
}

if (require.main === module) void write();
