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
