import Ajv, { type ErrorObject, type Options } from "ajv";
import { schema } from "../arguments/schema";
import { formats } from "./formats/formats";

/** How the schema is checked; the npm package has what ajv makes of it in the place of this file. */
export const options: Options = {
  allErrors: true,
  formats: { ...formats },
  keywords: ["allowed", "remedy", "secret", "unshown", "input"],
};

const check = new Ajv(options).compile(schema);

/** What of the plain values breaks the schema. */
export function errorsOf(values: unknown): readonly ErrorObject[] {
  return check(values) ? [] : (check.errors ?? []);
}
