/**
 * The environment variables of a Tracardi API container that decide who may do what with it.
 *
 * Source: tracardi/config.py and app/config.py at 0.8.2.1 (`EXPOSE_GUI_API` line 172, `INSTALLATION_TOKEN` 174,
 * `AUTO_PROFILE_MERGING` 190, `PRODUCTION` 131).
 */
export const apiDefaults = {
  EXPOSE_GUI_API: "yes",
  PRODUCTION: "no",
  INSTALLATION_TOKEN: "tracardi",
  AUTO_PROFILE_MERGING: "s>a.d-kljsa87^5adh",
} as const;

/** How a version reads the text of a switch. */
export type Reading = "yes in any case" | "exactly yes" | "words";

/** What 0.9 reads as on and off, ignoring case; with any other text it exits at startup. */
const words = { on: ["yes", "on", "true"], off: ["no", "off", "false"] };

/** The meaning of a switch; "unclear" if versions differ, or if a process exits because of it. */
export type SwitchState = "on" | "off" | "unclear";

const read: Readonly<Record<Reading, (text: string) => SwitchState>> = {
  "yes in any case": (text) => (text.toLowerCase() === "yes" ? "on" : "off"),
  "exactly yes": (text) => (text === "yes" ? "on" : "off"),
  words: (text) => {
    if (words.on.includes(text.toLowerCase())) return "on";
    return words.off.includes(text.toLowerCase()) ? "off" : "unclear";
  },
};

/**
 * How the version lines of Tracardi read their switches: most in one way, and these exceptions.
 *
 * Source: config.py and service/utils/environment.py of Tracardi/tracardi, app/config.py and app/main.py of
 * Tracardi/tracardi-api, at the branches 0.7.4 (in which everything that exists matches 0.8), 0.8.1, 0.8.2.1
 * and 0.9.0-dev.
 */
export const switchReadings: Readonly<
  Record<string, { readonly most: Reading; readonly others: Readonly<Record<string, Reading>> }>
> = {
  "0.8": {
    most: "yes in any case",
    others: {
      DEMO: "exactly yes",
      UNSET_CREDENTIALS: "exactly yes",
      MULTI_TENANT: "exactly yes",
      APM: "exactly yes",
    },
  },
  "0.9": {
    most: "words",
    others: {
      DEMO: "exactly yes",
      PRODUCTION: "yes in any case",
      API_DOCS: "yes in any case",
      TRACK_DEBUG: "yes in any case",
    },
  },
};

/** `0.8.2.1` → `0.8`; undefined for tags without a known version, and for versions whose source nobody could read. */
export function lineOfTag(tag: string): string | undefined {
  const line = /^v?0\.([789])(?=[.-]|$)/.exec(tag)?.[1];
  return line === undefined ? undefined : line === "9" ? "0.9" : "0.8";
}

/** The meaning of a switch with this text. For an unknown version, it is only on or off if every version agrees. */
export function switchState(variable: string, text: string, line: string | undefined): SwitchState {
  if (line !== undefined && Object.hasOwn(switchReadings, line)) {
    const { most, others } = switchReadings[line];
    return read[others[variable] ?? most](text);
  }
  // A version whose source nobody could read may accept words like 0.9, or read the variable like any other line.
  const readings = Object.values(switchReadings).map(
    ({ most, others }) => others[variable] ?? most,
  );
  const states = [...readings, "words" as const].map((reading) => read[reading](text));
  return states.every((state) => state === states[0]) ? states[0] : "unclear";
}

/** The values of an API's unset switches, as far as rules need them. */
export const switchDefaults = {
  EXPOSE_GUI_API: apiDefaults.EXPOSE_GUI_API,
  PRODUCTION: apiDefaults.PRODUCTION,
  API_DOCS: "yes",
  DEMO: "no",
  ENABLE_EVENT_SOURCE_CHECK: "yes",
} as const;

export type SwitchName = keyof typeof switchDefaults;

/** Tracardi itself warns if `AUTO_PROFILE_MERGING` is shorter. Source: config.py line 208 at 0.8.2.1. */
export const mergingSecretLength = 20;

/** Tracardi asks for an `INSTALLATION_TOKEN` that is hard to guess, but gives no length: this one is the pack's. */
export const installationTokenLength = 12;

/**
 * Variables whose values are secret.
 *
 * Source: config.py of Tracardi/tracardi, service/license.py, app/config.py of Tracardi/tracardi-api, at 0.8.2.1
 * and 0.9.0-dev.
 */
export const secretVariables = [
  "INSTALLATION_TOKEN",
  "AUTO_PROFILE_MERGING",
  "ELASTIC_HTTP_AUTH_PASSWORD",
  "ELASTIC_API_KEY",
  "REDIS_PASSWORD",
  "MYSQL_PASSWORD",
  "MULTI_TENANT_MANAGER_API_KEY",
  "LICENSE",
] as const;

/** Variables whose values may contain a login: `scheme://user:password@host`, or Sentry's DSN. */
export const addressVariables = [
  "ELASTIC_HOST",
  "REDIS_HOST",
  "MYSQL_HOST",
  "PERFORMANCE_TRACKING",
] as const;

/**
 * Variables that decide what code an API container starts, and with which settings: any of them can set another variable
 * before Tracardi reads it.
 *
 * Source: start.sh and gunicorn_conf.py of the image's base, tiangolo/uvicorn-gunicorn-docker.
 */
export const startVariables = [
  "APP_MODULE",
  "MODULE_NAME",
  "VARIABLE_NAME",
  "GUNICORN_CMD_ARGS",
  "GUNICORN_CONF",
  "PRE_START_PATH",
  "WORKER_CLASS",
] as const;

/**
 * Variables, besides those that the layout sets, that would make an API differ from the layout: another search
 * engine, another server, accepting events from sources that nobody created, or indices partitioned differently
 * from the installer and apm, which do not get these variables.
 *
 * Source: tracardi/config.py at 0.8.2.1 (ELASTIC_CLOUD_ID and sniffing lines 41-49, ENABLE_EVENT_SOURCE_CHECK
 * 137-146, partitioning 180-189), app/main.py 212 (DEMO); start.sh and gunicorn_conf.py of the image's base,
 * tiangolo/uvicorn-gunicorn-docker.
 */
export const misleadingVariables = [
  "ELASTIC_CLOUD_ID",
  "ELASTIC_SNIFF_ON_START",
  "ELASTIC_SNIFF_ON_CONNECTION_FAIL",
  "ENABLE_EVENT_SOURCE_CHECK",
  "DEMO",
  "EVENT_PARTITIONING",
  "PROFILE_PARTITIONING",
  "SESSION_PARTITIONING",
  "LOG_PARTITIONING",
  "DISPATCH_LOG_PARTITIONING",
  "CONSOLE_LOG_PARTITIONING",
  "FIELD_CHANGE_LOG_PARTITIONING",
  "USER_LOG_PARTITIONING",
  "ITEM_PARTITIONING",
  "BIND",
  "HOST",
  ...startVariables,
] as const;
