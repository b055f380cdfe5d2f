/** What a text must be, and what to do where it is not. */
export interface FormatRule {
  readonly allowed: string;
  readonly remedy: string;
  readonly test: (text: string) => boolean;
  /** What a message shows in place of a name that breaks the rule. */
  readonly shown?: string;
}

/** Formats by name. Of a list, a text has to keep each rule; messages are about the first that it breaks. */
export interface Formats {
  readonly [format: string]: FormatRule | readonly FormatRule[];
}

/** A text of this form, and of this length at most. */
export const matches =
  (pattern: RegExp, longest = Infinity) =>
  (text: string): boolean =>
    text.length <= longest && pattern.test(text);
