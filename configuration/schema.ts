import { readFileSync } from "node:fs";
import * as path from "node:path";

/** What of JSON Schema the schema of the arguments uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  properties?: { [name: string]: Schema };
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  definitions?: { [name: string]: Schema };
  /** Ours, from the tag `@secret`: the value, or all that is in it, has to be encrypted. */
  secret?: boolean;
}

export const SCHEMA_FILE = path.join(__dirname, "arguments.schema.json");

/** All arguments; `configuration/generate.ts` makes it. */
export const schema = JSON.parse(readFileSync(SCHEMA_FILE, "utf8")) as Schema;

/** A node with what it refers to; its own words win. */
export function resolved(node: Schema): Schema {
  if (node.$ref === undefined) return node;
  const name = decodeURIComponent(node.$ref.replace("#/definitions/", ""));
  return { ...schema.definitions?.[name], ...node, $ref: undefined };
}

/** The node of a property, a map's value or a list's item; `undefined` for a name that means nothing. */
export function childOf(parent: Schema, key: string | number): Schema | undefined {
  const { properties, additionalProperties, items, secret } = resolved(parent);
  const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const named = properties && Object.hasOwn(properties, key) ? properties[key] : others;
  const child = typeof key === "number" ? items : named;
  return child && { ...resolved(child), ...(secret && { secret }) };
}

/** True if the value at this node, or anything that may be in it, is a secret. */
export function holdsSecret(node: Schema): boolean {
  const { secret, properties, items, additionalProperties } = resolved(node);
  const inner = [...Object.values(properties ?? {}), items, additionalProperties];
  return secret === true || inner.some((each) => typeof each === "object" && holdsSecret(each));
}
