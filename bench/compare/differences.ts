import { isDeepStrictEqual } from "node:util";
import type { Difference } from "./report";

/** Every innermost value that differs between two answers to the same question, in the order of the keys. */
export function differences(
  place: string,
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || fresh === undefined) {
    return [{ place, path: path.join(" › "), before, after }];
  }
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return keys.flatMap((key) => differences(place, old.get(key), fresh.get(key), [...path, key]));
}

/** The entries of an object or a list by name; undefined for anything else. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map(Object.entries(value));
}

/** Counts each text, because findings and messages have no defined order. */
export function tally(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
