/** What `pulumi` wrote, and the other lines around it. */
export interface PulumiText {
  readonly content: unknown;
  readonly around: readonly string[];
}

/**
 * Finds Pulumi's JSON in a text: it may be the whole text; stand between other lines, such as those that npm or a program
 * prints; or come line by line, as `pulumi preview --json` streams its events. Undefined if there is none.
 */
export function pulumiText(text: string): PulumiText | undefined {
  if (!/^\{/m.test(text)) return undefined;
  const whole = parsed(text);
  if (whole !== undefined) return { content: asEvents([whole]) ?? whole, around: [] };
  const lines = text.split(/\r?\n/);
  const events = eventsIn(lines);
  if (events !== undefined) return events;
  // JSON among Kubernetes documents is one of them, and not Pulumi's.
  if (/^(?:---|apiVersion:|kind:)/m.test(text)) return undefined;
  const first = lines.findIndex((line) => line.startsWith("{"));
  const last = lines.findLastIndex((line) => line.startsWith("}"));
  const content = parsed(lines.slice(first, last + 1).join("\n"));
  const around = written([...lines.slice(0, first), ...lines.slice(last + 1)]);
  return content === undefined ? undefined : { content, around };
}

/**
 * Whether the CLI itself tells of something between the JSON. That goes to standard error: whoever put both into one file
 * may have cut or lost a part of either.
 */
export const hasDiagnostics = ({ around }: PulumiText): boolean =>
  around.some((line) => /^(?:warning|error): /.test(line));

const written = (lines: readonly string[]): string[] => lines.filter((line) => line.trim() !== "");

function eventsIn(lines: readonly string[]): PulumiText | undefined {
  const start = lines.find((line) => line.startsWith("{"));
  if (start === undefined || asEvents([parsed(start)]) === undefined) return undefined;
  const read = written(lines).map((line) => ({
    line,
    value: line.startsWith("{") ? parsed(line) : undefined,
  }));
  const found = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const around = read.filter(({ value }) => value === undefined).map(({ line }) => line);
  return { content: asEvents(found), around };
}

function asEvents(values: readonly unknown[]): { readonly events: readonly unknown[] } | undefined {
  const isEvent = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    Object.hasOwn(value, "sequence") &&
    Object.hasOwn(value, "timestamp");
  return values.every(isEvent) ? { events: values } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
