/** One path of the Tracardi API that may be opened to the internet, with the methods it needs. */
export interface CollectorRoute {
  /** What the route is for, in a few words. */
  readonly purpose: string;
  /** An ALB path pattern: exact, or a prefix that ends in `*`. */
  readonly path: string;
  /** At most three: an ALB rule has five match evaluations, and host and path take one each. */
  readonly methods: readonly string[];
}

/**
 * The collector: the routes that a website or a webhook calls. `/track` is the only one that Tracardi's
 * production documentation names and that is always open; the last three are closed until a user opens them.
 *
 * Everything else stays closed on the public side. `EXPOSE_GUI_API=no` alone leaves more open than this:
 * `/install`, `/event/logs/{id}`, `/info/version/details`, `/openapi.json` and others answer without
 * authentication.
 *
 * `/track` is exact on purpose: the application answers `/track/` with a redirect, which browsers refuse for
 * preflighted requests. `OPTIONS` must pass, because browsers preflight a JSON post.
 *
 * Source: an AST walk over all routers of tracardi-api 0.8.2.1 and 307 method and path pairs called on a live
 * process with `EXPOSE_GUI_API=no`. The routers of 0.9.0-dev have the same routes.
 */
export const collectorRoutes = {
  track: { purpose: "events", path: "/track", methods: ["POST", "OPTIONS"] },
  collect: {
    purpose: "events from webhooks",
    path: "/collect/*",
    methods: ["GET", "POST", "OPTIONS"],
  },
  redirect: { purpose: "tracked links", path: "/redirect/*", methods: ["GET"] },
  tracker: { purpose: "the tracker script", path: "/tracker/*", methods: ["GET"] },
  consent: {
    purpose: "consents that a visitor gives in the widget",
    path: "/customer/consent",
    methods: ["POST", "OPTIONS"],
  },
  consentTypes: {
    purpose: "what the widget asks consent for",
    path: "/consents/type/enabled",
    methods: ["GET"],
  },
  widgets: { purpose: "scripts of widgets", path: "/uix/*", methods: ["GET"] },
} as const satisfies Record<string, CollectorRoute>;

export type CollectorRouteName = keyof typeof collectorRoutes;

/** Answers 200 without touching the search engine or Redis, with no body to read. */
export const healthCheckPath = "/healthcheck";
