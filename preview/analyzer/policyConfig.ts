import { readFileSync } from "node:fs";

/** The policy configuration is not as it must be; the message says where. */
export class PolicyConfigError extends Error {}

export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
/** In the order of the protocol's numbers. */
export type Level = (typeof LEVELS)[number];

type JsonObject = Record<string, unknown>;

/** What a pack says of one of its policies. */
export interface Policy {
  name: string;
  description: string;
  level: Level;
  remedy: string;
  url: string;
  /** JSON schemas by property, and the names of those that must be there. */
  schema: { properties: Record<string, JsonObject>; required: string[] };
}

/** How one policy is configured. */
export interface PolicySettings {
  level: Level;
  properties: JsonObject;
}

/** A configuration file's content: `level` and properties by policy name, or `all`. */
export type PolicyConfig = Record<string, Partial<PolicySettings>>;

/** Reads a `--policy-pack-config` file in the form that the Pulumi CLI takes. */
export function readPolicyConfig(file: string): PolicyConfig {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new PolicyConfigError(`cannot read the policy configuration ${file}: ${message(error)}`);
  }
  if (!isObject(content)) {
    throw new PolicyConfigError(`the policy configuration ${file} must be a JSON object`);
  }
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, settings(file, name, value)]),
  );
}

function settings(file: string, name: string, value: unknown): Partial<PolicySettings> {
  const { enforcementLevel, ...properties } =
    typeof value === "string" ? { enforcementLevel: value } : isObject(value) ? value : {};
  if (typeof value !== "string" && !isObject(value)) {
    throw new PolicyConfigError(`${file}: '${name}' must be a level or an object`);
  }
  const level = LEVELS.find((each) => each === enforcementLevel);
  if (enforcementLevel !== undefined && level === undefined) {
    throw new PolicyConfigError(
      `${file}: '${name}' has the level ${JSON.stringify(enforcementLevel)}; ` +
        `it must be one of ${LEVELS.join(", ")}`,
    );
  }
  return { ...(level && { level }), properties };
}

/** Combines what the pack says with the configuration, as the engine does; the later wins. */
export function reconcile(
  policies: Policy[],
  ...configs: PolicyConfig[]
): Map<string, PolicySettings> {
  const result = new Map<string, PolicySettings>();
  for (const { name, level, schema } of policies) {
    const defaults = Object.entries(schema.properties).filter(([, each]) => "default" in each);
    const properties = Object.fromEntries(defaults.map(([key, each]) => [key, each.default]));
    result.set(name, { level, properties });
  }
  for (const config of configs) {
    for (const [name, current] of result) {
      const given = config[name];
      result.set(name, {
        level: given?.level ?? config.all?.level ?? current.level,
        properties: { ...current.properties, ...given?.properties },
      });
    }
  }
  return result;
}

/** What is wrong with the configuration by the policies' own schemas; empty if nothing is. */
export function problems(policies: Policy[], settingsOf: Map<string, PolicySettings>): string[] {
  return policies.flatMap(({ name, schema }) => {
    const { properties } = settingsOf.get(name) as PolicySettings;
    const missing = schema.required
      .filter((key) => !(key in properties))
      .map((key) => `${name}: ${key} is required`);
    const wrong = Object.entries(properties).flatMap(([key, value]) =>
      mismatches(value, schema.properties[key] ?? {}, key).map((each) => `${name}: ${each}`),
    );
    return [...missing, ...wrong];
  });
}

/** The part of JSON schema that packs use: type, enum, items and minimum. */
function mismatches(value: unknown, schema: JsonObject, path: string): string[] {
  const { type, enum: allowed, items, minimum } = schema;
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((each) => hasType(value, each))) {
    return [`${path} must be of type ${types.join(" or ")}, and is ${JSON.stringify(value)}`];
  }
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    return [`${path} must be one of ${JSON.stringify(allowed)}, and is ${JSON.stringify(value)}`];
  }
  if (typeof minimum === "number" && typeof value === "number" && value < minimum) {
    return [`${path} must be at least ${minimum}, and is ${value}`];
  }
  if (Array.isArray(value) && isObject(items)) {
    return value.flatMap((each, index) => mismatches(each, items, `${path}.${index}`));
  }
  return [];
}

function hasType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
