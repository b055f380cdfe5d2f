import { types } from "node:util";
import { type Answer, type Known, UNKNOWN, allKnown, holds, ifKnown, whenKnown } from "./known";

export { UNKNOWN } from "./known";

/** What a resource declares, as plain data; any value in it may be unknown. */
export type Value = Known<
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value }
>;

/**
 * Copies the properties that a policy gets into plain data.
 *
 * The Policy SDK throws on every read of an unknown property, which aborts the whole policy: a mandatory one then
 * passes. So each read is guarded here, and a value whose read throws becomes UNKNOWN.
 */
export const snapshot = (props: unknown): Value => copyOf(behindProxy(props));

/**
 * What the Policy SDK's proxy watches over. It makes a proxy for each object that is read, and an error with a stack
 * trace for each unknown value, which together cost more than all rules.
 */
function behindProxy(props: unknown): unknown {
  if (!types.isProxy(props)) return props;
  const { __isSpecialProxy, __getSpecialProxyTarget } = props as Readonly<Record<string, unknown>>;
  return __isSpecialProxy === true ? __getSpecialProxyTarget : props;
}

/** What the engine sends in place of an unknown value of each type. */
const unknowns: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

function copyOf(value: unknown): Value {
  if (Array.isArray(value)) {
    const list: Value[] = [];
    for (let index = 0; index < value.length; index++) list.push(read(value, index));
    return list;
  }
  if (typeof value === "object" && value !== null) {
    const copy: Record<string, Value> = {};
    for (const key of Object.keys(value)) define(copy, key, read(value, key));
    return copy;
  }
  if (value === REDACTED || unknowns.has(value)) return UNKNOWN;
  return isPlain(value) ? value : undefined;
}

/** As in a literal; an assignment of `__proto__` would be lost. */
function define(owner: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(owner, key, { value, enumerable: true, configurable: true });
  } else owner[key] = value;
}

/** What Pulumi puts in place of a secret in a state that is read without its passphrase. */
const REDACTED = "[secret]";

function read(owner: object, key: string | number): Value {
  let value: unknown;
  try {
    value = (owner as Record<string | number, unknown>)[key];
  } catch {
    return UNKNOWN;
  }
  return copyOf(value);
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
    current = whenKnown(current, (known) => fieldOf(known, key));
  }
  return current;
}

const fieldOf = (value: Value, key: string): Value =>
  isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The elements of a list. An unknown list is one unknown element, so that loops see it. */
export const items = (value: Value): readonly Value[] =>
  ifKnown(value, (known) => (isList(known) ? known : []), [UNKNOWN]);

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** The fields of an object; none for anything else, an unknown value included. */
export const fields = (value: Value): [string, Value][] =>
  isFields(value) ? Object.entries(value) : [];

/** Absent as Kubernetes and AWS understand it: not given, null, or an empty string. */
export const isAbsent = (value: Value): value is undefined | null | "" =>
  value === undefined || value === null || value === "";

/** A number, also if it is written as a string; undefined if absent or not a number. */
export const count = (value: Value): Known<number> | undefined => whenKnown(value, numberIn);

function numberIn(value: Value): number | undefined {
  if (isAbsent(value) || (typeof value !== "number" && typeof value !== "string")) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A sum; UNKNOWN if any part of it is. */
export const total = (numbers: readonly Known<number>[]): Known<number> =>
  whenKnown(allKnown(numbers), (known) => known.reduce((sum, each) => sum + each, 0));

/** Whether a value is `true`, also as the string that YAML annotations and configuration hold. */
export const isTrue = (value: Value): boolean =>
  value === true || (typeof value === "string" && value.trim().toLowerCase() === "true");

/** Whether a switch is on. */
export const isOn = (value: Value): Answer => holds(value, isTrue);

/** Parses a string as JSON; UNKNOWN if that fails. Any other value stays as it is. */
export function parsedJson(value: Value): Value {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return UNKNOWN;
  }
}
