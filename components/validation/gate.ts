import * as pulumi from "@pulumi/pulumi";
import { type Problem, TracardiArgsError } from "../internal/errors";
import type { Rule } from "./rules";

/** The problem that the value is by this rule, if it is one. */
export function problemOf(path: string, value: unknown, rule: Rule): Problem | undefined {
  const { allowed, remedy } = rule;
  if (typeof value === "string" && rule.test(value)) return undefined;
  return { path, value: shown(value, rule.secret === true), allowed, remedy };
}

/**
 * The same value, usable only where it keeps the rule: a plain one has been checked already, one that comes
 * from another resource stops here, before the resource that uses it.
 */
export function gated(
  component: string,
  path: string,
  value: pulumi.Input<string>,
  rule: Rule,
): pulumi.Output<string> {
  const late = pulumi.output(value);
  const checked = late.apply(async (known) => {
    const secret = rule.secret || (await pulumi.isSecret(late));
    const problem = problemOf(path, known, { ...rule, secret });
    if (problem) throw new TracardiArgsError(component, [problem]);
    return known;
  });
  return rule.secret ? pulumi.secret(checked) : checked;
}

/** A value for a message, or `undefined` where there is none. */
export function shown(value: unknown, secret = false): string | undefined {
  if (value === undefined) return undefined;
  return secret ? "[secret]" : show(value);
}

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
