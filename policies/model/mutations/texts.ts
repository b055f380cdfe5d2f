import { type Value, fields, isAbsent, items } from "../../value";

/** A text, or the texts in a list. */
export const textsIn = (value: Value): string[] =>
  (typeof value === "string" ? [value] : items(value)).filter((each) => typeof each === "string");

/** Whether any of the values is there. */
export const anyPresent = (...values: readonly Value[]): boolean =>
  values.some((value) => !isAbsent(value));

/** All fields and values, a line each: what a change that cannot be carried out may be about. */
export function writtenOut(value: Value): string {
  if (Array.isArray(value)) return items(value).map(writtenOut).join("\n");
  const own = fields(value);
  if (own.length > 0) return own.map(([key, inner]) => `${key}:\n${writtenOut(inner)}`).join("\n");
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}
