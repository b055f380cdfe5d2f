/** The result of one part of the comparison. */
export interface Comparison {
  /** A description of what was compared, with numbers. */
  readonly compared: string;
  readonly differences: readonly Difference[];
}

/** One value that differs between the checkouts; `undefined` if one of them has none. */
export interface Difference {
  /** The input of both: an example, a case, a set of arguments. */
  readonly place: string;
  /** The path within the answer. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How many places of a difference are named without `--all`. */
const NAMED = 5;
/** Longer texts are cut, because a value may be a whole resource. */
const WIDTH = 400;

/** The differences, each once, with its places. */
export function textOf(part: string, { compared, differences }: Comparison, all: boolean): string {
  const places = new Map<string, string[]>();
  for (const { place, path, before, after } of differences) {
    const what = `${path}\n      before: ${shown(before)}\n      after:  ${shown(after)}`;
    places.set(what, [...(places.get(what) ?? []), place]);
  }
  const lines = [...places].map(([what, found]) => {
    const named = all ? found : found.slice(0, NAMED);
    const more = found.length > named.length ? ` and ${found.length - named.length} more` : "";
    return `  - ${what}\n      in ${found.length}: ${named.join(", ")}${more}`;
  });
  const count = `${differences.length} differences, ${places.size} of them distinct`;
  return [`${part}: ${compared}: ${count}`, ...lines].join("\n");
}

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}… (${text.length} characters)` : text;
}
