import { Refused } from "./places";

/** A part that Kubernetes' parser reads as one document. */
export interface DocumentPart {
  readonly form: "json" | "yaml";
  /** Where it begins and ends in the whole text. */
  readonly start: number;
  readonly end: number;
}

/** Kubernetes counts bytes here; counting characters differs only for texts that nobody writes. */
const SHORTEST = 4;

/**
 * Splits a text into documents as Kubernetes' parser does: if it starts with a JSON object, into JSON objects with
 * nothing between them; otherwise into YAML, only at lines that begin with `---`.
 */
export function partsOf(text: string): DocumentPart[] {
  if (!/^\s*\{/.test(text)) return yamlParts(text, 0);
  const objects: DocumentPart[] = [];
  let end = 0;
  let start: number;
  for (;;) {
    start = end + spaceAt(text, end).length;
    if (start === text.length) return objects;
    const value = jsonAt(text, start);
    if (value === undefined) break;
    end = start + value.length;
    objects.push({ form: "json", start, end });
  }
  // After two objects, everything must be JSON; after one, the rest may still be YAML if it is long enough to tell.
  if (objects.length > 1 || (objects.length === 1 && text.length - end < SHORTEST)) {
    throw new Refused("after JSON objects in a row, there may only be another", start);
  }
  return [
    ...objects,
    ...yamlParts(text, end + (/^[^\S\n]*\n?/.exec(text.slice(end))?.[0] ?? "").length),
  ];
}

const spaceAt = (text: string, from: number): string => sticky(/[ \t\r\n]*/y, text, from) ?? "";

/** The JSON value that starts at `from`, if there is one. */
function jsonAt(text: string, from: number): string | undefined {
  const value = /[{[]/.test(text[from])
    ? nestedAt(text, from)
    : sticky(/"(?:[^"\\]|\\.)*"|[\w.+-]+/y, text, from);
  return value !== undefined && isJson(value) ? value : undefined;
}

/** From a bracket to the one that closes it. */
function nestedAt(text: string, from: number): string | undefined {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gy;
  const next = /[^"{}[\]]*/y;
  let depth = 0;
  for (let at = from; ;) {
    next.lastIndex = at;
    next.exec(text);
    token.lastIndex = next.lastIndex;
    const [found] = token.exec(text) ?? [];
    if (found === undefined) return undefined;
    at = token.lastIndex;
    if (found === "{" || found === "[") depth += 1;
    if (found === "}" || found === "]") depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
}

function sticky(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function yamlParts(text: string, from: number): DocumentPart[] {
  const parts: DocumentPart[] = [];
  let start = from;
  const add = (end: number) => {
    if (/[^ \t\r\n]/.test(text.slice(start, end))) parts.push({ form: "yaml", start, end });
  };
  for (let at = lineWithMark(text, from); at !== undefined; at = lineWithMark(text, start)) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length : newline;
    // This holds even inside a quoted string.
    if (!/^---[ \t\r\f\v\u0085\u00a0]*(#|$)/.test(text.slice(at, lineEnd))) {
      throw new Refused("a line that begins with --- may hold nothing else, but for a comment", at);
    }
    add(at);
    start = lineEnd;
  }
  add(text.length);
  return parts;
}

/** Where the next line begins that begins with `---`; `from` itself counts as the beginning of a line. */
function lineWithMark(text: string, from: number): number | undefined {
  if (text.startsWith("---", from)) return from;
  const found = text.indexOf("\n---", from);
  return found < 0 ? undefined : found + 1;
}
