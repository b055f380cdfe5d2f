/** The string formats of arguments, by the names in the tags `@format`, `@each` and `@names`. */
import { awsFormats } from "./aws";
import { kubernetesFormats } from "./kubernetes";
import { networkFormats } from "./networks";
import type { Formats, FormatRule } from "./rule";
import { softwareFormats } from "./software";

const all: Formats = {
  ...awsFormats,
  ...kubernetesFormats,
  ...networkFormats,
  ...softwareFormats,
};

/** The rules of a format, in the order in which they are checked. */
export const formatRules = (format: string | undefined): readonly FormatRule[] =>
  format !== undefined && Object.hasOwn(all, format) ? [all[format]].flat() : [];

/** The formats as ajv expects them. */
export const formats: { readonly [format: string]: (text: string) => boolean } = Object.fromEntries(
  Object.keys(all).map((format) => [
    format,
    (text) => formatRules(format).every(({ test }) => test(text)),
  ]),
);
