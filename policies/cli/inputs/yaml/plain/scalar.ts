import type { WireValue } from "../../../../../preview/engine/wire";
import { scalarOf } from "../scalars";
import { type Cursor, code, notPlain } from "./cursor";

/** Characters that mean something where a value begins. A dash does only before a space. */
const indicators = new Set([..."&*!%@`,[]{}#?:|>'\"\t"].map((each) => each.charCodeAt(0)));

/**
 * Reads a value without quotes, and goes to the line behind it. It ends with its line, unless deeper lines continue it.
 *
 * @param parent the column of what it is in
 */
export function readUnquoted(cursor: Cursor, parent: number): WireValue {
  let text = restOfLine(cursor);
  for (;;) {
    const hasComment = cursor.here === code.hash;
    const next = cursor.lineEnd(cursor.at) + 1;
    cursor.toLine(next);
    if (cursor.column <= parent) return unquoted(text);
    // An empty line in between would be a line break of the value, and a comment its end.
    if (hasComment || cursor.lineStart !== next) notPlain();
    text += ` ${restOfLine(cursor)}`;
  }
}

/** Up to the end of the line or a comment, where the cursor is then. */
function restOfLine(cursor: Cursor): string {
  const { text, end, at: start } = cursor;
  if (indicators.has(cursor.here)) notPlain();
  if (cursor.here === code.dash && cursor.isBreak(start + 1)) notPlain();
  let last = start;
  let at = start;
  for (; at < end; at += 1) {
    const found = text.charCodeAt(at);
    if (found === code.newline) break;
    if (found === code.space) continue;
    if (found === code.hash && text.charCodeAt(at - 1) === code.space) break;
    if (found === code.tab || (found === code.colon && cursor.isBreak(at + 1))) notPlain();
    last = at;
  }
  cursor.at = at;
  return text.slice(start, last + 1);
}

/** Longer texts are neither words with a meaning nor, unless they begin like one, numbers. */
const LONGEST_WORD = 5;

export function unquoted(text: string): WireValue {
  if (text.length > LONGEST_WORD && /^[^-+.\d]/.test(text)) return text;
  const { kind, value } = scalarOf({ text, isPlain: true }) ?? notPlain();
  if (kind === "decimal" && !Number.isFinite(value)) notPlain();
  return typeof value === "bigint" ? Number(value) : value;
}

/** Reads a text in quotes that ends in its line. */
export function readQuoted(cursor: Cursor): string {
  const quote = cursor.here;
  const start = cursor.at;
  let isEscaped = false;
  for (cursor.at += 1; ; cursor.at += 1) {
    const found = cursor.here;
    if (cursor.isAtEnd || found === code.newline || found === code.tab) notPlain();
    if (found === quote) {
      if (quote === code.doubleQuote || cursor.codeAt(cursor.at + 1) !== quote) break;
      cursor.at += 1;
      isEscaped = true;
    }
    if (found === code.backslash && quote === code.doubleQuote) {
      cursor.at += 1;
      if (!escapes.has(cursor.here)) notPlain();
      isEscaped = true;
    }
  }
  cursor.at += 1;
  const inner = cursor.text.slice(start + 1, cursor.at - 1);
  if (!isEscaped) return inner;
  return quote === code.singleQuote
    ? inner.replaceAll("''", "'")
    : (JSON.parse(`"${inner}"`) as string);
}

/** Those that mean the same in JSON, and need no more characters. */
const escapes = new Set([...'"\\nt'].map((each) => each.charCodeAt(0)));
