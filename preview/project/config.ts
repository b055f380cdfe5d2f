import { UNKNOWN_VALUE } from "../engine/wire";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * `config:` of Pulumi.yaml: plain values, or declarations with `value`, `default` or `type`; or that of a
 * stack's file: plain values, and encrypted ones as `{ secure: … }`.
 */
export type ConfigMap = Record<string, Json>;

/** A stack's configuration in the form that the SDK takes. */
export interface StackSettings {
  /** Values by full key (`project:key`, `aws:region`); anything but a string is JSON. */
  config: Record<string, string>;
  secretKeys: string[];
}

/**
 * Combines a project's configuration with a stack's, which takes precedence.
 *
 * Encrypted values cannot be read without the stack's key, so each becomes an unknown secret.
 *
 * @returns also the keys that the project declares and nothing sets
 */
export function mergeConfig(
  project: string,
  declared: ConfigMap,
  given: ConfigMap,
): StackSettings & { missing: string[] } {
  const config: Record<string, string> = {};
  const secret = new Set<string>();
  const missing: string[] = [];
  const full = (key: string) => (key.includes(":") ? key : `${project}:${key}`);
  const own = Object.fromEntries(Object.entries(given).map(([key, value]) => [full(key), value]));

  for (const [key, declaration] of Object.entries(declared)) {
    const { value, isSecret } = declaredValue(declaration);
    if (isSecret) {
      secret.add(full(key));
    }
    if (value !== undefined) {
      config[full(key)] = asText(value);
    } else if (!(full(key) in own)) {
      missing.push(full(key));
    }
  }
  for (const [key, value] of Object.entries(own)) {
    config[key] = asText(withoutEncrypted(value));
    if (holdsEncrypted(value)) {
      secret.add(key);
    }
  }
  return { config, secretKeys: [...secret], missing };
}

function declaredValue(declaration: Json): { value: Json | undefined; isSecret: boolean } {
  if (!isObject(declaration)) {
    return { value: declaration, isSecret: false };
  }
  return {
    value: declaration.value ?? declaration.default,
    isSecret: declaration.secret === true,
  };
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEncrypted(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.secure === "string";
}

function holdsEncrypted(value: Json): boolean {
  return (
    isEncrypted(value) ||
    (typeof value === "object" && value !== null && Object.values(value).some(holdsEncrypted))
  );
}

function withoutEncrypted(value: Json): Json {
  if (isEncrypted(value)) {
    return UNKNOWN_VALUE;
  }
  if (Array.isArray(value)) {
    return value.map(withoutEncrypted);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, withoutEncrypted(inner)]),
      )
    : value;
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
