import type { CollectorRouteName } from "../facts/routes";

/** What is verified, and from where. */
export interface Installation {
  /** Host name of the collector, which the internet reaches. */
  readonly publicApi: string;
  readonly internalApi?: string;
  readonly gui?: string;
  /** The collector's routes that are to be open. All others are to be closed. */
  readonly openRoutes: readonly CollectorRouteName[];
  /** Largest body of a request that is to pass, in KiB. */
  readonly largestBodyKiB: number;
  /** Origin of the website that sends events. */
  readonly origin: string;
  /** Whether the internal API and the GUI are to be reachable from this machine. */
  readonly trusted: boolean;
}
