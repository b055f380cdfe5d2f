import type { ServiceProcess, TracardiProcess } from "./images";

/** A process of Tracardi that has an image of its own. */
export type ImageName = TracardiProcess | ServiceProcess;

/** A line of Tracardi's releases: everything that affects how we run it. */
export interface VersionLine {
  /** The version name for users. */
  readonly version: string;
  /** A release candidate has no numbered release. */
  readonly isReleaseCandidate: boolean;
  /** The images, which should all have the same tag. */
  readonly images: { readonly [name in ImageName]: string };
  /** Whether the configuration is in MySQL; otherwise it is in the search engine with everything else. */
  readonly needsMysql: boolean;
  /** Whether the mappings were rewritten for OpenSearch, installed there and used. */
  readonly runOnOpenSearch: boolean;
  /** Whether an API process exits if a store does not answer at startup. */
  readonly waitsForStores: boolean;
  /** The command of the update worker, without the options of its image that only root may use. */
  readonly updateWorkerCommand: readonly string[];
  /** What the GUI's page reads from `window._env_` besides addresses; values as in its image. */
  readonly guiSettings: { readonly [key: string]: string };
  /** What the first installation creates, with three shards per index and one replica. */
  readonly installation: { readonly indices: number; readonly shards: number };
  /**
   * The meaning of unset variables that differ between lines. The layout sets those that would weaken it
   * (`ELASTIC_VERIFY_CERTS`), and leaves the others to Tracardi.
   */
  readonly unset: { readonly [variable: string]: string };
}

/** The last open line with a numbered release, matching images and readable source; it needs no licence. */
const released: VersionLine = {
  version: "0.8.2.1",
  isReleaseCandidate: false,
  images: imagesOf("0.8.2.1"),
  needsMysql: false,
  runOnOpenSearch: true,
  waitsForStores: false,
  // The image adds --uid and --gid. Without a number, it starts a process for each processor of the server.
  updateWorkerCommand: [
    ...["celery", "-A", "tracardi.worker.celery_worker", "worker"],
    ...["-l", "info", "--concurrency", "2"],
  ],
  guiSettings: { MULTI_TENANT: "no" },
  installation: { indices: 76, shards: 208 },
  unset: {
    ELASTIC_VERIFY_CERTS: "yes",
    ALLOW_BOT_TRAFFIC: "no",
    EVENT_PARTITIONING: "month",
    ENABLE_FIELD_UPDATE_LOG: "yes",
  },
};

/** The next line: an open release candidate, whose configuration moved to MySQL. */
const candidate: VersionLine = {
  version: "0.9.0",
  isReleaseCandidate: true,
  images: imagesOf("0.9.0-rc3b"),
  needsMysql: true,
  runOnOpenSearch: false,
  waitsForStores: true,
  updateWorkerCommand: ["huey_consumer.py", "tracardi.worker.worker.queue"],
  // The Indices screen only appears for exactly "no".
  guiSettings: {
    MULTI_TENANT: "no",
    MODE: "no-deployment",
    ALLOW_UPDATES_ON_PRODUCTION: "true",
  },
  installation: { indices: 12, shards: 64 },
  unset: {
    ELASTIC_VERIFY_CERTS: "no",
    DISALLOW_BOT_TRAFFIC: "yes",
    EVENT_PARTITIONING: "quarter",
    ENABLE_FIELD_UPDATE_LOG: "no",
  },
};

function imagesOf(tag: string): VersionLine["images"] {
  return {
    api: `tracardi/tracardi-api:${tag}`,
    gui: `tracardi/tracardi-gui:${tag}`,
    apm: `tracardi/apm:${tag}`,
    updateWorker: `tracardi/update-worker:${tag}`,
  };
}

/**
 * The known lines, by version. Both accept only `yes` and `no` for switches.
 *
 * Source: config.py, worker/config.py and the mappings of Tracardi/tracardi, main.py and docker-compose.yaml of
 * Tracardi/tracardi-api, main.py of Tracardi/apm, .env and env.sh of Tracardi/tracardi-gui, at the branches
 * 0.8.2.1 (the GUI's 0.8.2) and 0.9.0-dev.
 */
export const versionLines: { readonly [version: string]: VersionLine } = {
  [released.version]: released,
  [candidate.version]: candidate,
};
