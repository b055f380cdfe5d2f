/** Plays Tracardi, and what stands in front of it, as runs of tracardi-api 0.8.2.1 have shown them. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Server = (asked: Asked) => Answer;

export const text = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", server: "awselb/2.0" },
  body: "refused",
});

const json = (status: number, body: unknown, headers: object = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

const detail = (status: number, message: string, headers?: object) =>
  json(status, { detail: message }, headers);

/** The API with `EXPOSE_GUI_API=no`. */
export const api: Server = ({ method, path, headers, body }) => {
  const { origin } = headers;
  const cors: Record<string, string> =
    origin === undefined ? {} : { "access-control-allow-origin": String(origin) };
  if (path === "/track" && method === "OPTIONS") {
    return {
      status: 200,
      headers: {
        ...cors,
        "access-control-allow-methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        "access-control-allow-headers": String(headers["access-control-request-headers"]),
        "access-control-allow-credentials": "true",
      },
    };
  }
  if (path === "/track" && method === "POST") {
    if (body === "") return detail(422, "field required", cors);
    const { source } = JSON.parse(body) as { source: { id: string } };
    return detail(401, `Access denied, source ${source.id}`, cors);
  }
  if (path === "/track/") {
    return { status: 307, headers: { location: "http://track.example.com/track" } };
  }
  if (path === "/install") {
    return json(200, { schema_ok: true, admin_ok: true, form_ok: true, warning: null });
  }
  if (path === "/info/version") return json(200, "0.8.2");
  if (path.startsWith("/collect/")) return detail(401, "Access denied");
  if (path === "/customer/consent") return detail(422, "field required");
  if (/^\/(redirect|tracker|uix)\/|no-such-path/.test(path)) return detail(404, "Not Found");
  if (path === "/event-sources" || path === "/users") return detail(401, "Not authenticated");
  return json(200, {});
};

/** The load balancer of the collector: a list of what may pass, and the web ACL. */
export const collector =
  (open: RegExp = /^(POST|OPTIONS) \/track$|^\w+ \/(collect|redirect|tracker)\//) =>
  (behind: Server): Server =>
  (asked) => {
    if (Buffer.byteLength(asked.body) > 32 * 1024) return text(403);
    return open.test(`${asked.method} ${asked.path}`) ? behind(asked) : text(404);
  };

export const right: Server = collector()(api);

/** The GUI's page, as far as it matters. */
export const gui =
  (version = "0.8.2"): Server =>
  () => ({
    status: 200,
    headers: { "content-type": "text/html" },
    body: `<!doctype html><script>x = { version: get("version", "${version}") }</script>`,
  });

/** Port 80. */
export const redirecting =
  (methods: readonly string[]): Server =>
  ({ method, path }) =>
    methods.includes(method)
      ? { status: 301, headers: { location: `https://track.example.com${path}` } }
      : text(404);
