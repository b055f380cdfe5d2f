import type { ErrorObject } from "ajv";
import type { Path, Schema } from "../arguments/schema";
import { childOf, nodeAt, parsePath, resolved, schema, spell } from "../arguments/schema";
import type { Problem } from "../internal/errors";
import { likelyName } from "../internal/spelling";
import { formatRules } from "./formats/formats";
import { isLate, show, shownAt } from "./shown";
import { plainValues, valueAt } from "./values";
import { guidanceFor } from "./words";

/** A schema violation and its location. */
export interface SchemaProblem extends Problem {
  readonly at: Path;
  /** The name is unknown. */
  readonly unknown?: boolean;
}

/** Guesses what is wrong with how a value was written; only the reader of the format can know. */
export type Hint = (value: unknown, node: Schema) => string | undefined;

/** The schema violations of the arguments: names, types, and the limits of each single value. */
export function schemaProblems(args: unknown, hint: Hint = () => undefined): SchemaProblem[] {
  // Loaded at the first use: ajv, and to compile the schema, would slow down every import of the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { errorsOf } = require("./validator") as typeof import("./validator");
  const found = errorsOf(plainValues(args)).flatMap((error) => findingsOf(error, args, hint));
  return [...new Map(found.toReversed().map((each) => [each.path, each])).values()];
}

function findingsOf(error: ErrorObject, args: unknown, hint: Hint): SchemaProblem[] {
  const path = pathOf(error.instancePath, args);
  const { keyword, params } = error;
  const value = valueAt(args, path);
  const node = nodeAt(path) ?? {};
  if (keyword === "additionalProperties") {
    return [unknownName(path, String(params.additionalProperty), node)];
  }
  if (keyword === "required") {
    const missing = [...path, String(params.missingProperty)];
    return [finding(missing, undefined, nodeAt(missing) ?? {})];
  }
  if (keyword === "propertyNames") {
    const name = String(params.propertyName);
    return [wrongName([...path, name], name, resolved(node).propertyNames ?? {})];
  }
  // The same error, reported again for the name.
  if (error.propertyName !== undefined) return [];
  if (node.input && isLate(value)) return [];
  if (keyword === "uniqueItems") return repeated(path, value as unknown[]);
  const remedy = hint(value, node);
  return [{ ...finding(path, value, node, keyword), ...(remedy && { remedy }) }];
}

function finding(at: Path, value: unknown, node: Schema, keyword = "type"): SchemaProblem {
  return {
    at,
    path: at.length === 0 ? "args" : spell(at),
    value: shownAt(at, value),
    ...guidanceFor(node, value, keyword),
  };
}

function unknownName(path: Path, name: string, { properties = {} }: Schema): SchemaProblem {
  const known = Object.keys(properties);
  const likely = likelyName(name, known);
  return {
    at: [...path, name],
    path: spell([...path, name]),
    value: "an argument of this name",
    allowed: known.join(", "),
    remedy: likely ? `Did you mean ${likely}?` : "Check the spelling.",
    unknown: true,
  };
}

function wrongName(at: Path, name: string, names: Schema): SchemaProblem {
  const broken = formatRules(names.format).find(({ test }) => !test(name));
  return { ...finding(at, name, names), value: broken?.shown ?? show(name) };
}

/** Each item that repeats an earlier one. */
function repeated(path: Path, items: readonly unknown[]): SchemaProblem[] {
  const words = { allowed: "each value once", remedy: "Leave out the second one." };
  return items.flatMap((item, index) =>
    items.indexOf(item) === index ? [] : { ...finding([...path, index], item, {}), ...words },
  );
}

/** A JSON pointer as a path of names and, in lists, indexes. */
function pathOf(pointer: string, args: unknown): Path {
  const names = pointer.split("/").slice(1);
  return names.reduce<Path>((path, name) => {
    const text = name.replaceAll("~1", "/").replaceAll("~0", "~");
    return [...path, Array.isArray(valueAt(args, path)) ? Number(text) : text];
  }, []);
}

/** In the order of the arguments in their interfaces, unknown names first. */
export const inOrderOfArguments = (problems: readonly Problem[]): Problem[] =>
  problems
    .map((problem) => ({ problem, at: parsePath(problem.path) }))
    .sort((a, b) => compare(a.at, b.at, schema))
    .map(({ problem }) => problem);

function compare([a, ...one]: Path, [b, ...other]: Path, node: Schema | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a === b) return compare(one, other, node && childOf(node, a));
  if (typeof a === "number" && typeof b === "number") return a - b;
  const names = Object.keys((node && resolved(node).properties) ?? {});
  return names.indexOf(String(a)) - names.indexOf(String(b));
}
