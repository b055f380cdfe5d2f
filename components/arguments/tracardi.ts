/** Which Tracardi runs. */
export interface TracardiArgs {
  /**
   * Version of Tracardi: 0.8.2.1, or 0.9.0, an open release candidate (its images are tagged 0.9.0-rc3b) that needs
   * `mysql`. Any other takes `behavesLike` and, in `images`, every image that is used.
   *
   * A version of another line starts with empty indices beside the old ones: read Tracardi's page on upgrades before
   * you change it. @format tracardiVersion @default "0.8.2.1" - The last open line with a numbered release.
   */
  version?: string;
  /**
   * The known version whose needs an unknown one has: its stores, variables, routes and commands.
   * @format tracardiLine @default - None, which a known version needs none of.
   */
  behavesLike?: string;
  /**
   * Runs a version on OpenSearch that nobody has tried there: the step that makes Tracardi's mappings fit OpenSearch
   * was run with 0.8.2.1 alone. @default false
   */
  untestedOnOpenSearch?: boolean;
}

/** Automatic profile merging (apm): the process that joins profiles of one person. */
export interface ApmArgs {
  /**
   * Whether it runs: one instance beside the internal API, on the production data. Without it, nobody's profiles are
   * merged. @default true
   */
  enabled?: boolean;
}

/**
 * The update worker, which carries out what the GUI's Migration screen asks for. Tracardi puts the search engine's
 * password into the jobs that it queues in Redis for it.
 */
export interface UpdateWorkerArgs {
  /**
   * Whether it runs: one instance beside the internal API, which reaches the stores and nothing else. Switch it on for
   * a migration, and off after it. @default false
   */
  enabled?: boolean;
}
