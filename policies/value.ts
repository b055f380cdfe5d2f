/** Stands for a value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** What a resource declares, as plain data in which single values may be {@link UNKNOWN}. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | typeof UNKNOWN
  | readonly Value[]
  | { readonly [key: string]: Value };

/**
 * Copies the properties that a policy is given into plain data.
 *
 * The Policy SDK throws at every read of an unknown property, and by that abandons the whole policy:
 * a mandatory one passes. So each read is guarded here, once, and what throws becomes UNKNOWN.
 */
export function snapshot(props: unknown): Value {
  if (Array.isArray(props)) {
    return Array.from({ length: props.length }, (_, index) => read(props, index));
  }
  if (typeof props === "object" && props !== null) {
    return Object.fromEntries(Object.keys(props).map((key) => [key, read(props, key)]));
  }
  if (props === REDACTED) return UNKNOWN;
  return isPlain(props) ? props : undefined;
}

/** What Pulumi shows of a secret in a state that is judged without its passphrase. */
const REDACTED = "[secret]";

function read(owner: object, key: string | number): Value {
  let value: unknown;
  try {
    value = (owner as Record<string | number, unknown>)[key];
  } catch {
    return UNKNOWN;
  }
  return snapshot(value);
}

const isPlain = (value: unknown): value is string | number | boolean | null | undefined =>
  value === null || ["string", "number", "boolean", "undefined"].includes(typeof value);

export type Fields = Readonly<Record<string, Value>>;

export function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of field names. Everything inside an unknown value is unknown. */
export function at(value: Value, ...path: readonly string[]): Value {
  let current = value;
  for (const key of path) {
    if (current === UNKNOWN) return UNKNOWN;
    current = isFields(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  }
  return current;
}

/** The elements of a list. An unknown list is one unknown element, so that loops see it. */
export function items(value: Value): readonly Value[] {
  if (value === UNKNOWN) return [UNKNOWN];
  return Array.isArray(value) ? value : [];
}

/** The fields of an object; none for anything else, an unknown value included. */
export const fields = (value: Value): [string, Value][] =>
  isFields(value) ? Object.entries(value) : [];

/** Absent, as Kubernetes and AWS understand it: not given, null, or an empty text. */
export const isAbsent = (value: Value): value is undefined | null | "" =>
  value === undefined || value === null || value === "";

/** A number, also when it is written as a text; undefined when absent or not a number. */
export function count(value: Value): number | typeof UNKNOWN | undefined {
  if (value === UNKNOWN) return UNKNOWN;
  if (isAbsent(value) || (typeof value !== "number" && typeof value !== "string")) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** `true`, also as the text that YAML annotations and configuration hold. */
export const isTrue = (value: Value): boolean =>
  value === true || (typeof value === "string" && value.trim().toLowerCase() === "true");
