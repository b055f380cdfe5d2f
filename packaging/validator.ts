import Ajv, { _ } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { schema } from "../components/arguments/schema";
import { options } from "../components/validation/validator";

/**
 * What takes the place of `components/validation/validator.js` in the npm package: what ajv makes of the schema, as
 * code. To load ajv and to compile the schema costs a program more than to check its arguments.
 */
export function standaloneValidator(): string {
  const formats = _`require("./formats/formats").formats`;
  const ajv = new Ajv({ ...options, code: { source: true, formats } });
  const code = standaloneCode(ajv, ajv.compile(schema));
  const check = "module.exports";
  return `${code}\n${check}.errorsOf = (values) => ${check}(values) ? [] : ${check}.errors;\n`;
}
