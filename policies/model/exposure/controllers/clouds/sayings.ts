import { type Answer, holds, not } from "../../../../known";
import { type Value, at, isAbsent, parsedJson } from "../../../../value";

/** An annotation that says something by being there, or by its value. */
export interface Saying {
  readonly annotation: string;
  /** In upper or lower case; undefined if any text says it. */
  readonly value?: string;
  /** The field with the value, if the annotation is JSON. */
  readonly field?: string;
}

/** Whether annotations say it. */
export function says(annotations: Value, { annotation, value, field }: Saying): Answer {
  const text = at(annotations, annotation);
  const found = field === undefined ? text : at(parsedJson(text), field);
  if (value === undefined) return not(holds(found, isAbsent));
  return holds(found, (known) => String(known).trim().toLowerCase() === value.toLowerCase());
}

/** For the documentation: `` `annotation`: type `inner` ``. */
export function sayingText({ annotation, value, field }: Saying): string {
  if (value === undefined) return `\`${annotation}\``;
  return `\`${annotation}\`: ${field === undefined ? "" : `${field} `}\`${value}\``;
}
