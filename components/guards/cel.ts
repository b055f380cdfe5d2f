/** A string or a list of strings in CEL, whose literals look like those of JSON. */
export const literal = (value: string | readonly string[]): string => JSON.stringify(value);

/** A map in CEL, from strings to integers or lists of strings. */
export const literalMap = (values: {
  readonly [key: string]: number | readonly string[];
}): string => JSON.stringify(values);

/** All conditions at once. */
export const all = (...conditions: string[]): string =>
  conditions.map((condition) => `(${condition})`).join(" && ");

/** True for a new object, or if this part of it has changed. */
export const isNew = (part: (object: string) => string): string =>
  `oldObject == null || ${part("object")} != ${part("oldObject")}`;

/** The `spec` of an object of any kind: `dyn` avoids a type check against the schema of another kind. */
export const spec = (object: string): string => `dyn(${object}).?spec`;
