import type { Connections } from "./connections/connections";
import type { Installation } from "./installation";

/** `skipped`: could not be checked from here. */
export type Status = "ok" | "warning" | "failed" | "skipped";

/** What a check saw. */
export interface Finding {
  /** What was checked, in a few words: `GET /install`, `certificate`. */
  readonly check: string;
  readonly host: string;
  readonly status: Status;
  /** What was seen. */
  readonly observed: string;
  /** What to do; absent if all is well. */
  readonly remedy?: string;
}

/** What checks are given. */
export interface Surroundings {
  readonly installation: Installation;
  readonly connections: Connections;
}

/** One check, or several that share what they ask, of one host. */
export type Check = (host: string, surroundings: Surroundings) => Promise<readonly Finding[]>;

export const ok = (host: string, check: string, observed: string): Finding => ({
  check,
  host,
  status: "ok",
  observed,
});

export const skipped = (host: string, check: string, observed: string): Finding => ({
  check,
  host,
  status: "skipped",
  observed,
});

/** A finding that its reader has to act on. */
export const wrong = (
  status: "warning" | "failed",
  host: string,
  check: string,
  observed: string,
  remedy: string,
): Finding => ({ check, host, status, observed, remedy });
