/**
 * A text of which no part is taken for more than text. Names come from files that others wrote, and reports are
 * shown in terminals and in the logs of CI systems, which act on what stands in them: control characters, and
 * lines such as `::error::` (GitHub), `##vso[` (Azure) and `##teamcity[`.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(control, "\uFFFD")
    .replace(/(^|\s)::(?=[a-z])/gi, "$1: :")
    .replace(/##(?=\w*\[)/g, "# #");

/** The same, on one line. */
export const inOneLine = (text: string): string =>
  printable(text.replace(/\s*[\r\n\u2028\u2029]\s*/g, " "));

/** All but tab and line feed; also what turns the direction of text around it. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
