import Ajv, { type ErrorObject, type Options } from "ajv";
import { schema } from "../arguments/schema";
import { formats } from "./formats/formats";

/** How ajv checks the schema; in the npm package, ajv's generated code replaces this file. */
export const options: Options = {
  allErrors: true,
  formats: { ...formats },
  keywords: ["allowed", "remedy", "secret", "unshown", "input"],
};

const check = new Ajv(options).compile(schema);

/** The schema violations of the plain values. */
export function errorsOf(values: unknown): readonly ErrorObject[] {
  return check(values) ? [] : (check.errors ?? []);
}
