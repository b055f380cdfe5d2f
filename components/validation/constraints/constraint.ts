import type { TracardiProductionArgs } from "../../arguments";
import { nearestNode, parsePath } from "../../arguments/schema";
import { guidanceFor } from "../words";

/** A rule across several arguments. It reads only valid values, and stops at the first that is not. */
export type Constraint = (args: TracardiProductionArgs) => Iterable<Violation>;

/** An argument that conflicts with the others. */
export interface Violation {
  readonly path: string;
  readonly allowed: string;
  readonly remedy: string;
  /** What a message shows instead of the argument. */
  readonly value?: string;
  /** The argument should not be there at all, so its value is not checked. */
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

/** An argument that others require, or give other limits, described as in the schema. */
export function missing(path: string, allowed?: string): Violation {
  const words = guidanceFor(nearestNode(parsePath(path)));
  return { path, ...words, allowed: allowed ?? words.allowed };
}

/** Reports values that also appear under another path, because AWS or another reader accepts each only once. */
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

/** Rejects arguments next to one that excludes them. */
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
