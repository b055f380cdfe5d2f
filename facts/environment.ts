/**
 * The environment variables of a Tracardi API container that decide who may do what with it.
 *
 * Source: tracardi/config.py and app/config.py at 0.8.2.1 (`EXPOSE_GUI_API` line 172,
 * `INSTALLATION_TOKEN` 174, `AUTO_PROFILE_MERGING` 190, `PRODUCTION` 131).
 */
export const apiDefaults = {
  EXPOSE_GUI_API: "yes",
  PRODUCTION: "no",
  INSTALLATION_TOKEN: "tracardi",
  AUTO_PROFILE_MERGING: "s>a.d-kljsa87^5adh",
} as const;

/**
 * Every spelling that all Tracardi versions take for "off". Anything else counts as on: 0.8.x takes `yes`,
 * 0.9.x also `on` and `true`, and what is in neither list may mean it to a person.
 */
const off = ["no", "off", "false"];

export const isOff = (value: string): boolean => off.includes(value.trim().toLowerCase());

/**
 * Variables, besides those that the layout sets, with which an API would be another one than the layout says:
 * with another search engine, another server, open to events of sources that nobody made, or with indices that
 * the installer and apm, which do not get them, would cut otherwise.
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
  "APP_MODULE",
  "MODULE_NAME",
  "VARIABLE_NAME",
  "BIND",
  "HOST",
  "GUNICORN_CMD_ARGS",
  "GUNICORN_CONF",
  "PRE_START_PATH",
  "WORKER_CLASS",
] as const;
