import { readFileSync } from "node:fs";
import { PreviewError } from "../errors";
import { JsonObject, isJsonObject, mismatches } from "./schema";

/** In the order of the protocol's numbers. */
export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
export type EnforcementLevel = (typeof LEVELS)[number];

/** What a pack says about one of its policies. */
export interface Policy {
  name: string;
  level: EnforcementLevel;
  remedy: string;
  /** JSON schemas by property. */
  properties: Record<string, JsonObject>;
}

/** How one policy is configured. */
export interface PolicyConfiguration {
  level: EnforcementLevel;
  properties: JsonObject;
}

/** A configuration file's content: `level` and properties by policy name, or `all`. */
export type PolicyConfig = Record<string, Partial<PolicyConfiguration>>;

/** Reads a `--policy-pack-config` file in the form that the Pulumi CLI takes. */
export function readPolicyConfig(file: string): PolicyConfig {
  let content: unknown;
  try {
    // Windows editors put a byte order mark at the start.
    content = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    // Without the text that JSON.parse quotes: the user may have named the wrong file, one with secrets.
    const message = (error as Error).message.replace(/, (\.\.\.)?".*"(\.\.\.)? is not/s, " is not");
    throw new PreviewError("input", `cannot read the policy configuration ${file}: ${message}`);
  }
  if (!isJsonObject(content)) {
    throw new PreviewError("input", `the policy configuration ${file} must be a JSON object`);
  }
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, settings(file, name, value)]),
  );
}

function settings(file: string, name: string, value: unknown): Partial<PolicyConfiguration> {
  if (typeof value !== "string" && !isJsonObject(value)) {
    throw new PreviewError(
      "input",
      `${file}: '${name}' must be the name of a policy, with a level or an object`,
    );
  }
  const { enforcementLevel, ...properties } = isJsonObject(value)
    ? value
    : { enforcementLevel: value };
  const level = LEVELS.find((each) => each === enforcementLevel);
  if (enforcementLevel !== undefined && level === undefined) {
    throw new PreviewError(
      "input",
      `${file}: '${name}' has the level ${JSON.stringify(enforcementLevel)}; ` +
        `it must be one of ${LEVELS.join(", ")}`,
    );
  }
  return { ...(level && { level }), properties };
}

/** Combines the pack's defaults with the configuration, as the engine does; later ones win. */
export function reconcile(
  policies: Policy[],
  ...configs: PolicyConfig[]
): Map<string, PolicyConfiguration> {
  const result = new Map<string, PolicyConfiguration>();
  for (const { name, level, properties: schemas } of policies) {
    const defaults = Object.entries(schemas).filter(([, each]) => "default" in each);
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

/**
 * Problems of a configuration according to the pack's own schemas; empty if there are none.
 *
 * The engine ignores names that the pack does not know, so a misspelt one would silently change nothing.
 *
 * @param settingsOf the configuration with all defaults
 */
export function problems(
  policies: Policy[],
  config: PolicyConfig,
  settingsOf: Map<string, PolicyConfiguration>,
): string[] {
  const names = ["all", ...policies.map(({ name }) => name)];
  const strangers = Object.keys(config)
    .filter((name) => !names.includes(name))
    .map((name) => `there is no policy ${name}; there are ${names.join(", ")}`);
  const general = Object.keys(config.all?.properties ?? {}).map(
    (key) => `all: ${key} is not known; all takes a level alone`,
  );
  const wrong = policies.flatMap(({ name, properties }) => {
    const whole = { type: "object", additionalProperties: false, properties };
    return mismatches(settingsOf.get(name)?.properties, whole, "").map(
      (each) => `${name}: ${each}`,
    );
  });
  return [...strangers, ...general, ...wrong];
}
