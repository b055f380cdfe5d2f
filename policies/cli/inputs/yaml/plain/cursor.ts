/** Thrown where a text is not plain; always the same one, as it carries nothing and its stack would cost time. */
const NOT_PLAIN = new Error("not plain YAML");

export function notPlain(): never {
  throw NOT_PLAIN;
}

/** What `act` reads; undefined if it comes upon something that is not plain. */
export function ifPlain<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

export const code = {
  tab: 9,
  newline: 10,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  comma: 44,
  dash: 45,
  colon: 58,
  greater: 62,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

/** A place in the part of a text that holds one document. */
export class Cursor {
  at: number;
  /** Where the line begins that `at` is in. */
  lineStart: number;

  /** @param end where the document ends */
  constructor(
    readonly text: string,
    start: number,
    readonly end: number,
  ) {
    this.at = start;
    this.lineStart = start;
    this.toLine(start);
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  /** The number of characters before this place in its line. At the end of the document, less than any line has. */
  get column(): number {
    return this.isAtEnd ? -1 : this.at - this.lineStart;
  }

  /** The code of the character here; NaN at the end. */
  get here(): number {
    return this.codeAt(this.at);
  }

  codeAt(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : NaN;
  }

  /** Whether a token may end at a place: there is a space, the end of the line, or nothing more. */
  isBreak(at: number): boolean {
    const found = this.codeAt(at);
    return found === code.space || found === code.newline || at >= this.end;
  }

  skipSpaces(): void {
    while (this.here === code.space) this.at += 1;
  }

  /** Whether only spaces and a comment follow in the line, which has to be behind a space. */
  isRestEmpty(): boolean {
    this.skipSpaces();
    if (this.isAtEnd || this.here === code.newline) return true;
    return this.here === code.hash && this.codeAt(this.at - 1) === code.space;
  }

  /** The place behind the line's end. */
  lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 || end >= this.end ? this.end : end;
  }

  /** From somewhere in a line to the content of the next one that has any. */
  toNextLine(): void {
    this.toLine(this.lineEnd(this.at) + 1);
  }

  /** To the first content at or after the beginning of a line, past comments and what is empty. */
  toLine(start: number): void {
    for (let line = start; line < this.end; line = this.lineEnd(this.at) + 1) {
      this.lineStart = line;
      this.at = line;
      this.skipSpaces();
      if (this.here === code.tab) notPlain();
      if (!this.isAtEnd && this.here !== code.newline && this.here !== code.hash) return;
    }
    this.at = this.end;
  }
}
