import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Project, readProject } from "../../preview/project/project";
import { Encrypted, type Value, type Values } from "../engine/installations/values";

const ROOT = join(__dirname, "..", "..");
const EXAMPLES = join(ROOT, "examples");

/** The examples that are programs. */
export const examples = (): Project[] =>
  readdirSync(EXAMPLES)
    .filter((name) => name !== "ci")
    .map((name) => readProject(join(EXAMPLES, name)));

/** The root project with these values as its configuration, and its secrets in plain text. */
export function projectWith(values: Values): Project {
  const named = Object.entries(values).map(([name, value]) => [`tracardi:${name}`, value] as const);
  return {
    ...readProject(ROOT, "example"),
    stack: "dev",
    config: {
      "aws:region": "eu-west-1",
      ...Object.fromEntries(named.map(([key, value]) => [key, textOf(value)])),
    },
    secretKeys: named.filter(([, value]) => holdsSecret(value)).map(([key]) => key),
  };
}

const textOf = (value: Value): string => {
  const shown = revealed(value);
  return typeof shown === "string" ? shown : JSON.stringify(shown);
};

function revealed(value: Value): unknown {
  if (value instanceof Encrypted) return value.text;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(revealed);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, revealed(each as Value)]),
  );
}

function holdsSecret(value: Value): boolean {
  if (value instanceof Encrypted) return true;
  return (
    typeof value === "object" && Object.values(value).some((each) => holdsSecret(each as Value))
  );
}
