import * as assert from "node:assert/strict";

/** The values to look at one by one; fails where there are none, as then nothing would be looked at. */
export function nonEmpty<T>(values: Iterable<T>): T[] {
  const all = [...values];
  assert.ok(all.length > 0, "there is nothing to look at");
  return all;
}
