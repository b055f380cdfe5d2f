/** What the GUI's page reads from `window._env_`; keys as tracardi-gui 0.8.2 and 0.9 have them. */
export interface EnvConfig {
  /** The internal API as the browser reaches it. 0.8.2 and 0.9 write it down, but read `?api=`. */
  readonly apiUrl: string;
}

/**
 * The text of `/env-config.js`, in place of what the image's `env.sh` writes at start: that needs a
 * writable html folder and does not escape values, so that a quote in one would run as code.
 */
export function renderEnvConfig({ apiUrl }: EnvConfig): string {
  // 0.9 shows the Indices tab for exactly "no"; 0.8.2 takes anything but "true" for no.
  const values = { PUBLIC_URL: "/", API_URL: apiUrl, MULTI_TENANT: "no" };
  return `window._env_ = ${escapeForScript(JSON.stringify(values, undefined, 2))};\n`;
}

/** JSON is a JavaScript literal, except for what ends a script element or, in old browsers, a line. */
function escapeForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
