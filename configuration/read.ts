import * as pulumi from "@pulumi/pulumi";
import type { TracardiProductionArgs } from "../components/arguments";
import { childOf, type Schema, schema } from "../components/arguments/schema";
import { type Problem, TracardiArgsError } from "../components/internal/errors";
import { validate } from "../components/validation/validate";
import { checkSecrets, withSecrets, withoutUnread } from "./secrets";

/**
 * Reads the component's arguments from a stack's configuration, where each key is an argument's name.
 *
 * Secrets stay secret; all other values are plain, even those next to a secret.
 *
 * @param project the namespace of the keys: `tracardi` for `tracardi:hosts`
 * @throws TracardiArgsError with all problems, by the keys of the configuration
 */
export function readArguments(component: string, project: string): TracardiProductionArgs {
  const given = readConfig(`${project}:`);
  const isEncrypted = (key: string) => isConfigSecret(`${project}:${key}`);
  const unprotected = checkSecrets(given, isEncrypted);
  const others = validate(withoutUnread(given) as TracardiProductionArgs, hintOf);
  const problems = [...unprotected, ...others.map((each) => withoutSecret(each, isEncrypted))];
  if (problems.length > 0) {
    const named = problems.map((problem) => ({ ...problem, path: `${project}:${problem.path}` }));
    throw new TracardiArgsError(component, named);
  }
  return withSecrets(given) as TracardiProductionArgs;
}

/** The values of a namespace by name. Pulumi returns strings as they are and everything else as JSON. */
function readConfig(namespace: string): Record<string, unknown> {
  const own = Object.entries(pulumi.runtime.allConfig()).filter(([key]) =>
    key.startsWith(namespace),
  );
  return Object.fromEntries(
    own.map(([key, text]) => {
      const name = key.slice(namespace.length);
      return [name, childOf(schema, name)?.type === "string" ? text : parsed(text)];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A function of the SDK that its types omit. The declared functions would turn plain values into Outputs. */
const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/** A guess at what is wrong with how a value was written. */
function hintOf(value: unknown, { type }: Schema): string | undefined {
  const isObject = type === "object" || type === "array";
  if (isObject && (value === null || value === "")) {
    return `Write ${type === "object" ? "{}" : "[]"} for nothing in it, or leave the name out.`;
  }
  if (isObject && typeof value === "string") {
    return "Set what is in it with `pulumi config set --path`, or write it in the stack's file.";
  }
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return "Put it in quotes, or set it with `--type string`.";
  }
  if (type === "integer" && typeof value === "string") return "Give a number, without quotes.";
  if (type === "boolean" && typeof value === "string") {
    return "Give true or false, without quotes.";
  }
  return undefined;
}

/** Under a key with an encrypted value, a string may be the encrypted one; a number never is. */
function withoutSecret(problem: Problem, isEncrypted: (key: string) => boolean): Problem {
  const [key] = /^\w*/.exec(problem.path) ?? [];
  const isText = /^["[{]/.test(problem.value ?? "");
  return key && isText && isEncrypted(key) ? { ...problem, value: "[secret]" } : problem;
}
