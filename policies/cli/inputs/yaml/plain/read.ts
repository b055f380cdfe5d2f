import type { Properties, WireValue } from "../../../../../preview/engine/wire";
import { Cursor, code, ifPlain, notPlain } from "./cursor";
import { setField } from "./field";
import { readFlow } from "./flow";
import { readBlockText } from "./literal";
import { readQuoted, readUnquoted, unquoted } from "./scalar";

export interface PlainDocument {
  readonly value: WireValue;
  /** Where the value begins in the text. */
  readonly start: number;
  /** Where the items of its `items` begin. */
  readonly items: readonly number[];
}

/** No object that a cluster accepts is nested deeper. */
const DEEPEST = 400;

/**
 * Reads a document in the plain YAML that kubectl, helm and kustomize write: mappings and lists as blocks, texts that
 * are plain, in quotes or blocks, and short lists in brackets. Undefined for all else, and for what may be wrong or
 * surprises: that is for the full reader, which tells. Where both read something, they read the same.
 *
 * @param text has none of the characters that `mayBePlain` looks for
 */
export function readPlain(text: string, from: number, to: number): PlainDocument | undefined {
  return ifPlain(() => {
    const cursor = new Cursor(text, from, to);
    const start = cursor.at;
    if (cursor.column !== 0 || text.startsWith("...", start)) notPlain();
    const items: number[] = [];
    const value = isItem(cursor) ? readList(cursor, 0) : readMapping(cursor, 0, items);
    return cursor.isAtEnd ? { value, start, items } : notPlain();
  });
}

/** Whether no character in a text is one that editors do not show, or of line breaks that are not Unix's. */
export const mayBePlain = (text: string): boolean => !unusual.test(text);

// eslint-disable-next-line no-control-regex
const unusual = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** @param items for the places of the items of its `items` */
function readMapping(cursor: Cursor, column: number, items?: number[]): Properties {
  if (column > DEEPEST) notPlain();
  const mapping: Properties = {};
  do {
    const key = readKey(cursor) ?? notPlain();
    const places = items !== undefined && key === "items" ? items : undefined;
    setField(mapping, key, readField(cursor, column, places));
  } while (cursor.column === column);
  return cursor.column > column ? notPlain() : mapping;
}

/** What is behind a key. */
function readField(cursor: Cursor, column: number, items?: number[]): WireValue {
  if (!cursor.isRestEmpty()) {
    // The places of items in brackets are not kept.
    return items !== undefined && cursor.here === code.openBracket
      ? notPlain()
      : readInLine(cursor, column);
  }
  cursor.toNextLine();
  if (cursor.column > column) return readBlock(cursor, items);
  return cursor.column === column && isItem(cursor) ? readList(cursor, column, items) : null;
}

function readList(cursor: Cursor, column: number, places?: number[]): WireValue[] {
  if (column > DEEPEST) notPlain();
  const list: WireValue[] = [];
  do {
    cursor.at += 1;
    if (cursor.isRestEmpty()) {
      cursor.toNextLine();
      places?.push(cursor.column > column ? cursor.at : notPlain());
      list.push(cursor.column > column ? readBlock(cursor) : null);
    } else {
      places?.push(cursor.at);
      const isBlock = isItem(cursor) || isKey(cursor);
      list.push(isBlock ? readBlock(cursor) : readInLine(cursor, column));
    }
  } while (cursor.column === column && isItem(cursor));
  return cursor.column > column ? notPlain() : list;
}

function readBlock(cursor: Cursor, items?: number[]): WireValue {
  return isItem(cursor)
    ? readList(cursor, cursor.column, items)
    : readMapping(cursor, cursor.column);
}

const isItem = (cursor: Cursor): boolean =>
  cursor.here === code.dash && cursor.isBreak(cursor.at + 1);

/** Reads a value that begins behind its key or dash, and goes to the line behind it. */
function readInLine(cursor: Cursor, parent: number): WireValue {
  switch (cursor.here) {
    case code.bar:
    case code.greater:
      return readBlockText(cursor, parent);
    case code.doubleQuote:
    case code.singleQuote:
      return alone(cursor, readQuoted(cursor));
    case code.openBracket:
    case code.openBrace:
      return alone(cursor, readFlow(cursor));
    default:
      return readUnquoted(cursor, parent);
  }
}

/** Nothing may follow a value in its line. */
function alone(cursor: Cursor, value: WireValue): WireValue {
  if (!cursor.isRestEmpty()) notPlain();
  cursor.toNextLine();
  return value;
}

function isKey(cursor: Cursor): boolean {
  const { at } = cursor;
  const key = readKey(cursor);
  cursor.at = at;
  return key !== undefined;
}

/** Longer ones need a mark of their own. */
const LONGEST_KEY = 200;

/** Reads a key and its colon; undefined, at some place behind, if there is none. */
function readKey(cursor: Cursor): string | undefined {
  const { text, at: start } = cursor;
  let key: WireValue;
  if (cursor.here === code.doubleQuote || cursor.here === code.singleQuote) {
    key = readQuoted(cursor);
  } else {
    const end = Math.min(cursor.end, start + LONGEST_KEY);
    let at = start;
    while (at < end && ofKeys[text.charCodeAt(at)] === 1) at += 1;
    if (at === start || text.charCodeAt(at) !== code.colon || cursor.here === code.dash)
      return undefined;
    cursor.at = at;
    key = unquoted(text.slice(start, at));
  }
  if (cursor.here !== code.colon || !cursor.isBreak(cursor.at + 1)) return undefined;
  if (typeof key !== "string" || key.length > LONGEST_KEY) notPlain();
  cursor.at += 1;
  return key;
}

/** Characters of keys that need no quotes; a dash does at the start. */
const ofKeys = new Uint8Array(2 ** 16);
for (const each of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./$")
  ofKeys[each.charCodeAt(0)] = 1;
