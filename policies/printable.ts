/**
 * Makes a text safe to print. Names come from files that others wrote, and terminals and CI logs act on control
 * characters and on lines such as `::error::` (GitHub), `##vso[` (Azure) and `##teamcity[`.
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

/** All control characters but tab and line feed, and those that change the direction of the text around them. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
