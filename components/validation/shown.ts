import * as pulumi from "@pulumi/pulumi";
import { holdsSecret, nearestNode, type Path } from "../arguments/schema";

/** A value that is only known later, because another resource provides it. */
export const isLate = (value: unknown): boolean =>
  pulumi.Output.isInstance(value) || value instanceof Promise;

/** A value of the arguments at this path, for a message; `undefined` if there is none. Secrets are hidden. */
export function shownAt(path: Path, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const node = nearestNode(path);
  const hides = node.secret || node.unshown || (holdsSecret(node) && mayHold(value));
  return hides ? "[secret]" : show(value);
}

/** Whether a misplaced value may contain a secret. */
const mayHold = (value: unknown): boolean =>
  typeof value === "string" || (typeof value === "object" && Object.keys(value ?? {}).length > 0);

const maxCharacters = 200;

/** A value as a message shows it, even an unexpected one from an untyped program. */
export function show(value: unknown): string {
  const text = describe(value, 2);
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)}…`;
}

/**
 * A URL or host that starts with a login, which should not be there: shows only what follows it. An image's
 * digest and an ARN look similar.
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
