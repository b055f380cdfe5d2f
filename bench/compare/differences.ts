import { isDeepStrictEqual } from "node:util";
import type { Difference } from "./report";

/** Every innermost value that two answers to the same have otherwise, in the order of their keys. */
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

/** The parts of an object or a list by name; nothing else has any. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map(Object.entries(value));
}

/** How often each text occurs: findings and messages have no order of their own. */
export function tally(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
