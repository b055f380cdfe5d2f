import type { GuardedSite } from "./site";

/** What has to be possible all the while. */
export interface Operation {
  readonly what: string;
  readonly act: (site: GuardedSite) => Promise<unknown>;
}
