import { type Cursor, code, notPlain } from "./cursor";

/**
 * Reads a text that is written as a block (`|` or `>`), and goes to the line behind it.
 *
 * @param parent the column of what it is in
 */
export function readBlockText(cursor: Cursor, parent: number): string {
  const isFolded = cursor.here === code.greater;
  cursor.at += 1;
  const [chomping] = /^[-+]?/.exec(cursor.text[cursor.at] ?? "") ?? [""];
  cursor.at += chomping.length;
  if (!cursor.isBreak(cursor.at) || !cursor.isRestEmpty()) notPlain();
  const { lines, empty } = linesOf(cursor, parent, isFolded);
  const text = lines.join(isFolded ? " " : "\n");
  if (chomping === "-") return text;
  return text + (chomping === "+" ? "\n".repeat(1 + empty) : "\n");
}

/** The lines without their indentation, and how many empty ones follow them. */
function linesOf(
  cursor: Cursor,
  parent: number,
  isFolded: boolean,
): { readonly lines: readonly string[]; readonly empty: number } {
  const { text, end } = cursor;
  const lines: string[] = [];
  let indentation: number | undefined;
  let empty = 0;
  let longestEmpty = 0;
  let line = cursor.lineEnd(cursor.at) + 1;
  while (line < end) {
    let start = line;
    while (start < end && text.charCodeAt(start) === code.space) start += 1;
    const newline = cursor.lineEnd(start);
    if (start === newline) {
      longestEmpty = Math.max(longestEmpty, start - line);
      empty += 1;
    } else {
      const column = start - line;
      indentation ??= column;
      if (indentation <= parent || longestEmpty > indentation) notPlain();
      if (column < indentation) break;
      // A tab may be meant as indentation, and lines that begin with a space are not folded.
      const isShifted = column > indentation || text.charCodeAt(start) === code.tab;
      if (isShifted && (lines.length === 0 || isFolded)) notPlain();
      // Without a last line break, chomping depends on the reader.
      if (newline === end || (isFolded && empty > 0)) notPlain();
      for (; empty > 0; empty -= 1) lines.push("");
      lines.push(text.slice(line + indentation, newline));
    }
    line = newline + 1;
  }
  if (lines.length === 0 || longestEmpty > (indentation ?? 0)) notPlain();
  cursor.toLine(line);
  return { lines, empty };
}
