import { type Fields, type Value, at, isFields, items } from "../../value";
import { matchesWildcard } from "./wildcards";

/**
 * A strategic merge with Kyverno's anchors: `(key)` is a condition, `+(key)` adds what is not there, and lists of named
 * items are merged by name. Undefined where the patch has a variable or an anchor that is not followed.
 */
export function strategicMerge(base: Value, patch: Fields): Value | undefined {
  const text = JSON.stringify(patch, (_, value: unknown) =>
    typeof value === "symbol" ? "{{}}" : value,
  );
  if (/\{\{|"[=^<X]\(|\$\(|"\$patch"/.test(text)) return undefined;
  return merged(base, patch);
}

const anchored = /^(\+?)\((.+)\)$/;

function merged(base: Value, patch: Value): Value {
  if (Array.isArray(patch)) return mergedList(items(base), items(patch));
  if (!isFields(patch)) return patch;
  if (!holds(base, patch)) return base;
  const own = isFields(base) ? base : {};
  return Object.entries(patch).reduce<Fields>((found, [key, value]) => {
    const [, add, name] = anchored.exec(key) ?? [];
    if (name === undefined) return { ...found, [key]: merged(found[key], value) };
    return add === "+" && found[name] === undefined ? { ...found, [name]: value } : found;
  }, own);
}

/** Whether the conditions of a patch, at this level, hold for an object. */
const holds = (base: Value, patch: Fields): boolean =>
  Object.entries(patch).every(([key, value]) => {
    const [, add, name] = anchored.exec(key) ?? [];
    if (name === undefined || add === "+") return true;
    const found: Value = at(base, name);
    return (
      found !== undefined && (typeof value !== "string" || matchesWildcard(value, String(found)))
    );
  });

function mergedList(base: readonly Value[], patch: readonly Value[]): readonly Value[] {
  return patch.reduce<readonly Value[]>((list, item) => {
    if (!isFields(item)) return list.includes(item) ? list : [...list, item];
    if (Object.keys(item).some((key) => anchored.test(key))) {
      return list.map((each) => merged(each, item));
    }
    const name: Value = at(item, "name");
    if (name === undefined || !list.some((each) => at(each, "name") === name))
      return [...list, item];
    return list.map((each) => (at(each, "name") === name ? merged(each, item) : each));
  }, base);
}
