/** The size of an installation. */
export enum Profile {
  /** Three public API instances, two internal ones, two of the GUI. */
  Production = "production",

  /**
   * One group of two API instances that serves both sides, and no GUI: it runs on the user's own machine.
   * Tracardi's documentation allows this for small traffic.
   */
  Minimal = "minimal",
}

/** A group of Tracardi API instances. Each instance has a server of its own. */
export interface ApiArgs {
  /**
   * Number of instances.
   *
   * @default - 3 for the public API, 2 for the internal one.
   */
  instances?: number;

  /**
   * Worker processes an instance; the server has half as many vCPUs, rounded up to a size that exists.
   * Measured: one worker answers about 110 events of returning visitors a second, or 20 of first-time
   * ones. Tracardi's own figure is 600 requests a second with 25 workers.
   *
   * @default 4
   */
  workersPerInstance?: number;
}

/**
 * The routes of the collector besides `POST /track`, which is always open. Everything else answers 404 to
 * the internet.
 */
export interface CollectorArgs {
  /** `GET` and `POST /collect/…`: events from webhooks. @default true */
  webhooks?: boolean;

  /** `GET /redirect/…`: links whose clicks are counted. @default true */
  redirects?: boolean;

  /** `GET /tracker/…`: the script that a website loads. @default true */
  trackerScript?: boolean;

  /**
   * `POST /customer/consent` and `GET /consents/type/enabled`: for Tracardi's consent widget, together with
   * `widgets`. Whoever knows the ids of a session and its profile can change that profile's consents.
   *
   * @default false
   */
  consent?: boolean;

  /** `GET /uix/…`: the scripts of Tracardi's widgets. @default false */
  widgets?: boolean;
}

/** The GUI: nginx with static files. */
export interface GuiArgs {
  /** Number of instances. @default 2 */
  instances?: number;
}
