/** A text or a list of texts in CEL, whose literals are written like those of JSON. */
export const literal = (value: string | readonly string[]): string => JSON.stringify(value);

/** A map in CEL, from texts to whole numbers or lists of texts. */
export const literalMap = (values: {
  readonly [key: string]: number | readonly string[];
}): string => JSON.stringify(values);

/** All conditions at once. */
export const all = (...conditions: string[]): string =>
  conditions.map((condition) => `(${condition})`).join(" && ");

/** A new object, or one of which this part is not what it was. */
export const isNew = (part: (object: string) => string): string =>
  `oldObject == null || ${part("object")} != ${part("oldObject")}`;

/** A part of an object of whatever kind, so that nothing is checked against a schema of another. */
export const spec = (object: string): string => `dyn(${object}).?spec`;
