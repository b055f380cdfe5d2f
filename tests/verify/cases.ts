import { type Server, api, collector, gui, right } from "./application";
import type { Played } from "./played";

/** An installation, and all that is to be said of it. */
export interface Case {
  readonly played: Played;
  readonly args?: readonly string[];
  readonly problems: readonly string[];
}

export const toTheInternet: Played = { publicApi: right };
export const toTrusted: Played = { publicApi: right, internalApi: api, gui: gui() };

/** The API behind something that changes its answers. */
export const altered =
  (change: (asked: Parameters<Server>[0], answer: ReturnType<Server>) => ReturnType<Server>) =>
  (asked: Parameters<Server>[0]): ReturnType<Server> =>
    change(asked, right(asked));

export const open = (more: string): Server =>
  collector(new RegExp(`^(POST|OPTIONS) /track$|^\\w+ /(collect|redirect|tracker)/|${more}`))(api);

export const withoutHeader = (name: string): Server =>
  altered((_, answer) => {
    const headers = Object.entries(answer.headers ?? {}).filter(([header]) => header !== name);
    return { ...answer, headers: Object.fromEntries(headers) };
  });

export const events = ["1", "33", "60"].map(
  (size) => `track POST /track of ${size} KB from a website`,
);

/** Beyond the limit that the component has by default. */
export const large = events.slice(1).map((event) => `${event}: warning`);
