import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { type Document, parseDocument } from "yaml";

/** A value of a stack's configuration, as YAML has it. */
export type Value =
  | string
  | number
  | boolean
  | Encrypted
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A value that has to be encrypted. */
export class Encrypted {
  constructor(readonly text: string) {}
}

export interface Values {
  readonly [name: string]: Value;
}

/** The values with another one at a path of names, or none. */
export function withValue(values: Values, path: string, value: Value | undefined): Values {
  const [name, ...rest] = path.split(".");
  const { [name]: old, ...others } = values;
  if (rest.length === 0) return value === undefined ? others : { ...others, [name]: value };
  return { ...others, [name]: withValue(isValues(old) ? old : {}, rest.join("."), value) };
}

/** Gives a stack of the root project these values in place of those that it has. */
export async function configure(stack: Stack, values: Values): Promise<void> {
  const { workDir } = stack.workspace;
  const file = join(workDir, `Pulumi.${stack.name}.yaml`);
  writeFileSync(file, stackFile(readFileSync(file, "utf8"), values));
  for (const [path, text] of encryptedIn(values)) {
    await stack.setConfig(`${PROJECT}:${path}`, { value: text, secret: true }, true);
  }
}

const PROJECT = "tracardi";

/** The secrets among the values, with their paths. */
function encryptedIn(values: Values, path = ""): [path: string, text: string][] {
  return Object.entries(values).flatMap(([name, value]) => {
    const own = path === "" ? name : `${path}.${name}`;
    if (value instanceof Encrypted) return [[own, value.text]];
    return isValues(value) ? encryptedIn(value, own) : [];
  });
}

/** A stack's file with these values in place of those that it has; the key of its encryption stays. */
function stackFile(text: string, values: Values): string {
  const file: Document = parseDocument(text);
  const named = Object.entries(values).map(([name, value]) => [`${PROJECT}:${name}`, plain(value)]);
  file.set("config", { "aws:region": "eu-west-1", ...Object.fromEntries(named) });
  return file.toString();
}

/** Without the secrets, which the CLI writes. */
function plain(value: Value): unknown {
  if (!isValues(value)) return value;
  const shown = Object.entries(value).filter(([, each]) => !(each instanceof Encrypted));
  return Object.fromEntries(shown.map(([name, each]) => [name, plain(each)]));
}

function isValues(value: Value | undefined): value is Values {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Encrypted);
}
