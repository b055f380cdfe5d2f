/** What the GUI's page reads from `window._env_`. */
export interface EnvConfig {
  /** The internal API as the browser reaches it. 0.8.2 and 0.9 set it here, but read `?api=`. */
  readonly apiUrl: string;
  /** The other settings, which depend on the version of the GUI. */
  readonly settings: { readonly [key: string]: string };
}

/**
 * The text of `/env-config.js`, which replaces what the image's `env.sh` writes at start. That script needs a
 * writable html folder and does not escape values, so a quote in one would run as code.
 */
export function renderEnvConfig({ apiUrl, settings }: EnvConfig): string {
  const values = { PUBLIC_URL: "/", API_URL: apiUrl, ...settings };
  return `window._env_ = ${escapeForScript(JSON.stringify(values, undefined, 2))};\n`;
}

/** JSON is a JavaScript literal, except for what ends a script element or, in old browsers, a line. */
function escapeForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
