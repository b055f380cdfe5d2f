/** A rule for a string, and the remedy if the string breaks it. */
export interface FormatRule {
  readonly allowed: string;
  readonly remedy: string;
  readonly test: (text: string) => boolean;
  /** What a message shows instead of a name that breaks the rule. */
  readonly shown?: string;
}

/** Formats by name. A string must satisfy every rule of a list; messages are about the first that it breaks. */
export interface Formats {
  readonly [format: string]: FormatRule | readonly FormatRule[];
}

/** Matches strings of this form, up to this length. */
export const matches =
  (pattern: RegExp, longest = Infinity) =>
  (text: string): boolean =>
    text.length <= longest && pattern.test(text);
