import Ajv, { type ErrorObject } from "ajv";
import type { Problem } from "../components/internal/errors";
import { likelyName } from "../components/internal/spelling";
import { shown } from "../components/validation/gate";
import { nodeAt, spell, type Path } from "./path";
import { resolved, schema, type Schema } from "./schema";

/** A problem whose remedy is about how the configuration is written, where there is one to tell. */
export interface Finding extends Problem {
  readonly specific: boolean;
}

const SEE = "See Pulumi.example.yaml.";

const conforms = new Ajv({ allErrors: true, verbose: true, keywords: ["secret"] }).compile(schema);

/** What of the configuration has a name that means nothing, is missing, or is of another type than it must be. */
export function checkSchema(given: unknown): Finding[] {
  return conforms(given) ? [] : (conforms.errors ?? []).map(findingOf);
}

function findingOf(error: ErrorObject): Finding {
  const path = pathOf(error.instancePath);
  if (error.keyword === "additionalProperties") {
    const name = String(error.params.additionalProperty);
    const keys = Object.keys((error.parentSchema as Schema).properties ?? {});
    const likely = likelyName(name, keys);
    return {
      path: spell([...path, name]),
      value: "an argument of this name",
      allowed: keys.join(", "),
      remedy: likely ? `Did you mean ${likely}?` : "Check the spelling.",
      specific: likely !== undefined,
    };
  }
  if (error.keyword === "required") {
    const missing = [...path, String(error.params.missingProperty)];
    const allowed = describe(nodeAt(missing) ?? {});
    return { path: spell(missing), value: undefined, allowed, remedy: SEE, specific: false };
  }
  const node = nodeAt(path) ?? {};
  const remedy = remedyFor(error.data, node);
  return {
    path: spell(path),
    value: shown(error.data),
    allowed: describe(node),
    remedy: remedy ?? SEE,
    specific: remedy !== undefined,
  };
}

/** A JSON pointer as names and, in lists, numbers. */
function pathOf(pointer: string): Path {
  const names = pointer.split("/").slice(1);
  return names.reduce<Path>((path, name) => {
    const text = name.replaceAll("~1", "/").replaceAll("~0", "~");
    const inList = nodeAt(path)?.type === "array";
    return [...path, inList ? Number(text) : text];
  }, []);
}

function describe(node: Schema): string {
  const { type, enum: values, const: only, properties, items } = resolved(node);
  if (values !== undefined || only !== undefined) {
    return (values ?? [only]).map((each) => JSON.stringify(each)).join(", ");
  }
  if (type === "object") {
    return properties ? `an object with ${Object.keys(properties).join(", ")}` : "names and values";
  }
  if (type === "array") return items ? `a list, each of it ${describe(items)}` : "a list";
  return type === "boolean" ? "true or false" : type === "string" ? "a text" : "a number";
}

/** What is probably wrong with how a value was written, as far as one can tell. */
function remedyFor(value: unknown, node: Schema): string | undefined {
  const { type } = resolved(node);
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
  if (type === "number" && typeof value === "string") return "Give a number, without quotes.";
  if (type === "boolean" && typeof value === "string") {
    return "Give true or false, without quotes.";
  }
  return undefined;
}
