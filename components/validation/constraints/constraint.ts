import type { TracardiProductionArgs } from "../../arguments";
import { nearestNode, parsePath } from "../../arguments/schema";
import { guidanceFor } from "../words";

/** What several arguments must be together. It reads values that are well formed, and ends where one is not. */
export type Constraint = (args: TracardiProductionArgs) => Iterable<Violation>;

/** An argument that does not go with the others. */
export interface Violation {
  readonly path: string;
  readonly allowed: string;
  readonly remedy: string;
  /** What a message shows, where that is not the argument. */
  readonly value?: string;
  /** It should not be there at all, so that it is not judged besides. */
  readonly misplaced?: true;
}

export const problem = (
  path: string,
  allowed: string,
  remedy: string,
  value?: string,
): Violation => ({ path, allowed, remedy, value });

export const misplaced = (...words: Parameters<typeof problem>): Violation => ({
  ...problem(...words),
  misplaced: true,
});

/** An argument that is needed in this company, or has other limits in it, in the schema's words. */
export function missing(path: string, allowed?: string): Violation {
  const words = guidanceFor(nearestNode(parsePath(path)));
  return { path, ...words, allowed: allowed ?? words.allowed };
}

/** Values that are there already under another path: AWS, or whoever reads them, takes each once. */
export function* repeats(
  values: readonly (readonly [path: string, value: unknown])[],
  allowed: (same: string) => string,
  remedy: string,
): Iterable<Violation> {
  for (const [index, [path, value]] of values.entries()) {
    if (typeof value !== "string") continue;
    const same = values.slice(0, index).find(([, each]) => each === value);
    if (same) yield problem(path, allowed(same[0]), remedy);
  }
}

/** What is given beside an argument that excludes it. */
export const rejectSiblings = (
  path: string,
  args: object,
  allowed: string,
  remedy: string,
  isExcluded: (name: string) => boolean,
): Violation[] =>
  Object.keys(args)
    .filter(isExcluded)
    .map((name) => misplaced(`${path}.${name}`, allowed, remedy));
