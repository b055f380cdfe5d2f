import type { PodExtrasArgs } from "./pods";

/** The size of an installation. */
export enum Profile {
  /** Three public API instances, two internal ones, two of the GUI. */
  Production = "production",
  /**
   * One group of two API instances that serves both sides, and no GUI: it runs on the user's own machine. Tracardi's
   * documentation allows this for small traffic.
   */
  Minimal = "minimal",
}

/** A group of Tracardi API instances. Each instance has a server of its own. */
export interface ApiArgs extends PodExtrasArgs {
  /**
   * Number of instances; with `maxInstances`, the fewest that there may be: where less than that are running, the
   * autoscaler starts what is missing. @minimum 1 @maximum 100 @default - 3 for the public API, 2 for the internal one.
   */
  instances?: number;
  /**
   * The most instances. Above `instances` it makes an autoscaler, which adds an instance and its server as they are
   * busy, and takes them away slowly. It decides alone from then on: a deployment neither adds nor removes instances.
   * @minimum 1 @maximum 100 @remedy It is the most that the autoscaler makes of instances.
   * @default - As many as `instances`: no autoscaler.
   */
  maxInstances?: number;
  /**
   * What the autoscaler aims at: how busy the instances are on average, as a percentage of the vCPUs that they ask for,
   * three quarters of a server with 2 vCPUs and more of a larger one. A new instance takes two to four minutes to
   * start, most of them its server's; at 60, the others bear twice the traffic meanwhile.
   * @minimum 20 @maximum 100 @default 60
   */
  targetCpuPercent?: number;
  /**
   * Servers in reserve, each held by a placeholder that gives way at once: an instance whose server is lost, a rollout
   * or the autoscaler then does not wait for a server, which takes about two minutes. A spare costs as much as a server
   * in use. @minimum 0 @maximum 10 @default 0
   */
  spareServers?: number;
  /**
   * Worker processes an instance. Measured: one worker answers about 110 events of returning visitors a second, or 20
   * of first-time ones, which take 28 ms of a vCPU each; it needs 200 MiB of memory and gets 384 MiB at most.
   * Tracardi's own figure is 600 requests a second with 25 workers.
   * @minimum 1 @maximum 64 @remedy Two workers fill a vCPU; for more, add instances. @default 4
   */
  workersPerInstance?: number;
  /**
   * vCPUs of the server that an instance has to itself: 2, 4, 8, 16, 32 or 64, and one for every two workers at least.
   * More of them help where workflows compute much. @choices [2, 4, 8, 16, 32, 64]
   * @default - One vCPU for two workers, rounded up to a size that exists: 2 for 4 workers.
   */
  serverCpus?: number;
}

/**
 * The routes of the collector besides `POST /track`, which is always open. Everything else answers 404 to the internet.
 */
export interface CollectorArgs {
  /** `GET` and `POST /collect/…`: events from webhooks. @default true */
  webhooks?: boolean;
  /** `GET /redirect/…`: links whose clicks are counted. @default true */
  redirects?: boolean;
  /** `GET /tracker/…`: the script that a website loads. @default true */
  trackerScript?: boolean;
  /**
   * `POST /customer/consent` and `GET /consents/type/enabled`: for Tracardi's consent widget, together with `widgets`.
   * Whoever knows the ids of a session and its profile can change that profile's consents. @default false
   */
  consent?: boolean;
  /** `GET /uix/…`: the scripts of Tracardi's widgets. @default false */
  widgets?: boolean;
}

/** The GUI: nginx with static files. */
export interface GuiArgs extends PodExtrasArgs {
  /**
   * Number of instances. @minimum 2 @maximum 100
   * @remedy Tracardi's production documentation asks for that many. For a smaller installation choose profile
   * "minimal". @default 2
   */
  instances?: number;
}
