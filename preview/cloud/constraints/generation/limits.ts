import type { Limits } from "../propertyLimits";
import { RegistrySchema, resolvedSchema } from "./registry";

/** Longer enumerations, such as that of instance types, lag behind what AWS offers. */
const LONGEST_ENUM = 40;

/** The registry's limits of a property beyond its kind, or undefined if there are none. */
export function limitsOf(
  schema: RegistrySchema,
  root: RegistrySchema,
  kind: string,
): Limits | undefined {
  const items = resolvedSchema(schema.items, root) ?? {};
  const value = kind === "texts" ? items : schema;
  const oneOf = value.enum ?? value.enumCaseInsensitive;
  const limits: Limits = {
    ...(value.pattern !== undefined && { pattern: readable(value.pattern) }),
    ...between("length", value.minLength, value.maxLength),
    ...(kind === "number" && between("range", value.minimum, value.maximum)),
    ...between("items", schema.minItems, schema.maxItems),
    ...(oneOf !== undefined && oneOf.length <= LONGEST_ENUM && { oneOf: oneOf.join(" ") }),
    ...(formatOf(value) !== undefined && { is: formatOf(value) }),
  };
  if (kind === "map" || kind === "flag" || kind === "any") return undefined;
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function between(name: "length" | "range" | "items", least?: number, greatest?: number) {
  if (least === undefined && greatest === undefined) return {};
  if ((least ?? 0) === 0 && greatest === undefined) return {};
  return { [name]: [least ?? 0, ...(greatest === undefined ? [] : [greatest])] };
}

function formatOf(schema: RegistrySchema): string | undefined {
  const format = schema.format ?? schema.anyOf?.map(({ format }) => format).find(Boolean);
  return format === "json" || format === "date-time" ? undefined : format;
}

/** In JavaScript's syntax: Python writes the end of the text as `\Z`. */
const readable = (pattern: string): string => pattern.replaceAll("\\Z", "$");
