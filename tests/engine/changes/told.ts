import { type OperationResult, operationLine, changeOf } from "./page";
import type { Row } from "./rows";

/** The line that the page has of a row. */
export const lineOf = (row: Row, page: string): string | undefined =>
  startingWith(`| ${changeOf(row)} |`, page);

/** What the page says of an operation. */
export function toldOf(what: string, page: string): OperationResult | undefined {
  const start = operationLine({ what, does: "" }).replace(/ +\|$/, "");
  const found = startingWith(start, page);
  return found === undefined ? undefined : { what, does: secondCell(found) };
}

export const secondCell = (line: string): string =>
  line
    .slice(line.lastIndexOf(" | ") + 3)
    .replace(/\|\s*$/, "")
    .trim();

function startingWith(start: string, page: string): string | undefined {
  return page.split("\n").find((line) => words(line).startsWith(words(start)));
}

/** Without the spaces and the escapes that the formatter puts in. */
export const words = (text: string): string => text.replace(/[\s\\]+/g, "").replace(/_/g, "*");
