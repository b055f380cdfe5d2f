import Ajv, { _ } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { schema } from "../components/arguments/schema";
import { options } from "../components/validation/validator";

/**
 * Replaces `components/validation/validator.js` in the npm package with the code that ajv generates from the schema.
 * Loading ajv and compiling the schema costs a program more than checking its arguments.
 */
export function standaloneValidator(): string {
  const formats = _`require("./formats/formats").formats`;
  const ajv = new Ajv({ ...options, code: { source: true, formats } });
  const code = standaloneCode(ajv, ajv.compile(schema));
  const check = "module.exports";
  return `${code}\n${check}.errorsOf = (values) => ${check}(values) ? [] : ${check}.errors;\n`;
}
