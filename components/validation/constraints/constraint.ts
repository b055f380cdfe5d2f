import type { TracardiProductionArgs } from "../../arguments";
import { nearestNode, parsePath } from "../../arguments/schema";
import type { Problem } from "../../internal/errors";
import { wordsOf } from "../schemaProblems";
import { shownAt } from "../shown";
import { readable } from "../values";

/** What several arguments must be together. It reads values that are well formed, and ends where one is not. */
export type Constraint = (args: TracardiProductionArgs) => Iterable<Problem>;

export const problem = (
  path: string,
  value: unknown,
  allowed: string,
  remedy: string,
): Problem => ({
  path,
  value: shownAt(parsePath(path), value),
  allowed,
  remedy,
});

/** An argument that is needed in this company, in the schema's words. */
export const missing = (path: string): Problem => ({
  path,
  value: undefined,
  ...wordsOf(nearestNode(parsePath(path))),
});

/** Values that are there already under another path: AWS, or whoever reads them, takes each once. */
export function* repeats(
  values: readonly (readonly [path: string, value: unknown])[],
  allowed: (same: string) => string,
  remedy: string,
): Iterable<Problem> {
  for (const [index, [path, value]] of values.entries()) {
    if (typeof value !== "string") continue;
    const same = values.slice(0, index).find(([, each]) => each === value);
    if (same) yield problem(path, value, allowed(same[0]), remedy);
  }
}

/** What is given beside an argument that excludes it. */
export function* rejectSiblings<T extends object>(
  path: string,
  args: T,
  allowed: string,
  remedy: string,
  excluded: (name: string) => boolean,
): Iterable<Problem> {
  for (const [name, value] of readable(args)) {
    if (excluded(name)) yield problem(`${path}.${name}`, value, allowed, remedy);
  }
}
