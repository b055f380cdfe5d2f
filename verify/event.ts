/** An id that no event source, link or file has. Tracardi refuses ids that begin with `@`. */
export const unknownSource = "tracardi-verify";

/** What a website sends to `/track`, from a source that does not exist: Tracardi answers 401, and keeps nothing. */
export const eventOf = (properties: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    source: { id: unknownSource },
    session: { id: unknownSource },
    metadata: { time: { insert: new Date().toISOString() } },
    context: {},
    properties: {},
    events: [{ type: "page-view", properties }],
    options: { saveSession: false },
  });
