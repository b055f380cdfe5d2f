import type { Properties, WireValue } from "../../../../../preview/engine/wire";
import { type Cursor, code, notPlain } from "./cursor";
import { setField } from "./field";
import { readQuoted, unquoted } from "./scalar";

const DEEPEST = 20;

/** Reads a list or mapping in brackets that ends in its line, of simple words and texts in quotes. */
export function readFlow(cursor: Cursor, depth = 0): WireValue {
  if (depth > DEEPEST) notPlain();
  if (cursor.here === code.openBracket) return readList(cursor, depth);
  if (cursor.here === code.openBrace) return readMapping(cursor, depth);
  const quote = cursor.here === code.doubleQuote || cursor.here === code.singleQuote;
  return quote ? readQuoted(cursor) : unquoted(word(cursor));
}

function readList(cursor: Cursor, depth: number): WireValue[] {
  const list: WireValue[] = [];
  eachItem(cursor, code.closeBracket, () => list.push(readFlow(cursor, depth + 1)));
  return list;
}

function readMapping(cursor: Cursor, depth: number): Properties {
  const mapping: Properties = {};
  eachItem(cursor, code.closeBrace, () => {
    const isQuoted = cursor.here === code.doubleQuote || cursor.here === code.singleQuote;
    const key = isQuoted ? readQuoted(cursor) : unquoted(word(cursor));
    const { at } = cursor;
    const isField = cursor.here === code.colon && cursor.codeAt(at + 1) === code.space;
    if (typeof key !== "string" || !isField) notPlain();
    cursor.at += 1;
    cursor.skipSpaces();
    setField(mapping, key, readFlow(cursor, depth + 1));
  });
  return mapping;
}

/** From the opening bracket to behind the closing one. */
function eachItem(cursor: Cursor, close: number, read: () => void): void {
  cursor.at += 1;
  cursor.skipSpaces();
  if (cursor.here === close) {
    cursor.at += 1;
    return;
  }
  for (;;) {
    read();
    cursor.skipSpaces();
    const found = cursor.here;
    cursor.at += 1;
    if (found === close) return;
    if (found !== code.comma) notPlain();
    cursor.skipSpaces();
  }
}

/** A word that no reader takes for anything else. */
function word(cursor: Cursor): string {
  const pattern = /[\w./-][\w./=@-]*/y;
  pattern.lastIndex = cursor.at;
  const [found] = pattern.exec(cursor.text) ?? notPlain();
  cursor.at += found.length;
  return found === "-" || cursor.at > cursor.end ? notPlain() : found;
}
