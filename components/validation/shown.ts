import * as pulumi from "@pulumi/pulumi";
import { holdsSecret, nearestNode, type Path } from "../arguments/schema";

/** A value that becomes known only later, from another resource. */
export const isLate = (value: unknown): boolean =>
  pulumi.Output.isInstance(value) || value instanceof Promise;

/** A value at a place of the arguments, for a message; `undefined` where there is none. No secret is shown. */
export function shownAt(path: Path, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const node = nearestNode(path);
  const hides = node.secret || node.unshown || (holdsSecret(node) && mayHold(value));
  return hides ? "[secret]" : show(value);
}

/** Whether a secret may be in a value that stands in the wrong place. */
const mayHold = (value: unknown): boolean =>
  typeof value === "string" || (typeof value === "object" && Object.keys(value ?? {}).length > 0);

/** The most characters of a value that a message shows. */
const longest = 200;

/** A value as a message shows it, whatever an untyped program may have given. */
export function show(value: unknown): string {
  const text = describe(value, 2);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/**
 * A URL or host with a login before it, which is not meant to be there: only what follows may be shown. An
 * image's digest and an ARN look alike.
 */
const withoutLogin = (text: string): string =>
  text.replace(/^(?!arn:)[^\s/@]+:.*@(?!sha256:)/s, "[secret]@");

function describe(value: unknown, depth: number): string {
  if (value === undefined) return "nothing";
  if (pulumi.Output.isInstance(value)) return "an Output";
  if (pulumi.Resource.isInstance(value)) return "a resource";
  if (value instanceof Promise) return "a Promise";
  if (typeof value === "function") return "a function";
  if (typeof value === "string") return JSON.stringify(withoutLogin(value));
  if (typeof value !== "object" || value === null) return String(value);
  const isList = Array.isArray(value);
  if (depth === 0) return isList ? "[…]" : "{…}";
  if (isList) return `[${value.map((each) => describe(each, depth - 1)).join(",")}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}:${describe(each, depth - 1)}`,
  );
  return `{${entries.join(",")}}`;
}
