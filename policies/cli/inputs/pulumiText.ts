/** What `pulumi` wrote, and whether there is other text around it. */
export interface PulumiText {
  readonly content: unknown;
  readonly isSurrounded: boolean;
}

/**
 * Finds Pulumi's JSON in a text: it may be the whole text; stand between other lines, such as the warnings of a plugin;
 * or come line by line, as `pulumi preview --json` streams its events. Undefined if there is none.
 */
export function pulumiText(text: string): PulumiText | undefined {
  if (!/^\{/m.test(text)) return undefined;
  const whole = parsed(text);
  if (whole !== undefined) return { content: asEvents([whole]) ?? whole, isSurrounded: false };
  const lines = text.split(/\r?\n/);
  const events = eventsIn(lines);
  if (events !== undefined) return events;
  // JSON among Kubernetes documents is one of them, and not Pulumi's.
  if (/^(?:---|apiVersion:|kind:)/m.test(text)) return undefined;
  const first = lines.findIndex((line) => line.startsWith("{"));
  const last = lines.findLastIndex((line) => line.startsWith("}"));
  const content = parsed(lines.slice(first, last + 1).join("\n"));
  return content === undefined ? undefined : { content, isSurrounded: true };
}

function eventsIn(lines: readonly string[]): PulumiText | undefined {
  const start = lines.find((line) => line.startsWith("{"));
  if (start === undefined || asEvents([parsed(start)]) === undefined) return undefined;
  const written = lines.filter((line) => line.trim() !== "");
  const values = written.map((line) => (line.startsWith("{") ? parsed(line) : undefined));
  const found = values.filter((value) => value !== undefined);
  return { content: asEvents(found), isSurrounded: found.length < written.length };
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
