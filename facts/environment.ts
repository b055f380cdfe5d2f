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
 * Every spelling that some Tracardi version takes for "on": 0.8.x compares the lower-cased value with
 * `yes`, 0.9.x also takes `on` and `true`. `1` is in neither list, but reads as "on" to a person, so
 * it is not taken for "off" either: see {@link isOff}.
 */
const on = ["yes", "on", "true"];

/** Every spelling that all Tracardi versions take for "off". */
const off = ["no", "off", "false"];

export const isOn = (value: string): boolean => on.includes(value.trim().toLowerCase());

export const isOff = (value: string): boolean => off.includes(value.trim().toLowerCase());
