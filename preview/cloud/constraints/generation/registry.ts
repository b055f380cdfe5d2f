/** AWS's own schemas of resource types, with the limits that its APIs state, from an installed `cfn-lint`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The part of a JSON schema that is read here. */
export interface RegistrySchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, RegistrySchema>;
  definitions?: Record<string, RegistrySchema>;
  items?: RegistrySchema;
  pattern?: string;
  format?: string;
  anyOf?: RegistrySchema[];
  enum?: (string | number | boolean)[];
  enumCaseInsensitive?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  createOnlyProperties?: string[];
}

/** The registry in a folder of `cfnlint`, as Python installs it. */
export class Registry {
  private readonly index: Record<string, string>;

  constructor(private readonly folder: string) {
    this.index = this.read("providers/us-east-1.json") as Record<string, string>;
  }

  type(name: string): RegistrySchema {
    const file = this.index[name];
    if (file === undefined) throw new Error(`the registry has no ${name}`);
    return this.read(`resources/${file}.json`) as RegistrySchema;
  }

  private read(file: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, "data", "schemas", file), "utf8"));
  }
}

/** Follows a schema's reference. */
export function resolvedSchema(
  schema: RegistrySchema | undefined,
  root: RegistrySchema,
): RegistrySchema | undefined {
  const name = schema?.$ref?.split("/").pop();
  return name === undefined ? schema : resolvedSchema(root.definitions?.[name], root);
}

/** The property of that name, ignoring case. */
export function member(
  schema: RegistrySchema | undefined,
  root: RegistrySchema,
  name: string,
): RegistrySchema | undefined {
  const inner = resolvedSchema(schema, root);
  const object = inner?.items === undefined ? inner : resolvedSchema(inner.items, root);
  const properties = object?.properties ?? {};
  const key = Object.keys(properties).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : properties[key];
}
