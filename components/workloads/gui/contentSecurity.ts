/** scheme://host[:port], only with characters that a header and nginx's configuration both accept unescaped. */
const plainOrigin = /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/;

/**
 * The origin of the internal API's URL, which the GUI's pages call.
 *
 * @throws Error if the URL is not http(s) with a plain host name.
 */
function originOf(apiUrl: string): string {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  if (!url || url.username || url.password || !plainOrigin.test(url.origin)) {
    throw new Error(
      `The GUI's API URL ${url ? "has a login or a host name with unusual characters" : "is not a URL"}. ` +
        "Use https:// and the internal API's host name.",
    );
  }
  return url.origin;
}

/**
 * The Content-Security-Policy of the GUI's pages: it allows only their own files and the internal API.
 *
 * The image's index.html loads a tracker from track.tracardi.com and posts usage figures there. The application
 * reports every session to Sentry and asks geolocation-db.com for its user's location (tracardi-gui 0.8.2:
 * public/index.html:20, src/index.js:16, src/misc/location.js:5). The policy blocks all of it, and also the
 * fonts from Google (the pages use the browser's own instead).
 */
export function contentSecurityPolicy(apiUrl: string): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    // No inline scripts: the two in index.html are the tracker.
    "script-src": "'self'",
    "connect-src": `'self' ${originOf(apiUrl)}`,
    // MUI adds its styles to the page.
    "style-src": "'self' 'unsafe-inline'",
    // Not every https: address. Any visitor of a tracked site may choose the address of a profile's picture, and
    // opening the profile would reveal to that address who looks.
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    // The code editor starts its workers from a blob.
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map((directive) => directive.join(" "))
    .join("; ");
}
