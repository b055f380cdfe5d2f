import { described, isApplication } from "../application";
import { type Check, type Finding, type Surroundings, ok, wrong } from "../check";
import type { Request } from "../connections/request";

interface ClosedPath {
  readonly request: Request;
  /** What the internet gets by it. */
  readonly harm: string;
}

const get = (path: string, harm: string): ClosedPath => ({
  request: { method: "GET", path },
  harm,
});

/**
 * What answers without a login, or belongs to the GUI. None of these requests changes anything where it is open. Not
 * asked: `POST /install` and `GET /install/plugins`, which would; `GET /install` shows the same.
 *
 * Source: all routers of tracardi-api 0.8.2.1, called with `EXPOSE_GUI_API=no`; `/event-sources` and `/users` stand for
 * what that closes.
 */
const closed: readonly ClosedPath[] = [
  get("/healthcheck", "it gives back the headers that the load balancer adds"),
  get("/info/version", "it tells the version"),
  get("/openapi.json", "it lists all routes"),
  get("/docs", "it lists all routes"),
  get("/redoc", "it lists all routes"),
  get("/manual/en/docs/", "it belongs to the GUI"),
  get("/documentation", "it belongs to the GUI"),
  get("/demo", "it belongs to demonstrations"),
  get("/event/logs/tracardi-verify", "logs may hold personal data"),
  get("/node/logs/tracardi-verify", "logs may hold personal data"),
  get("/flow/logs/tracardi-verify", "logs may hold personal data"),
  get("/consents/type/by_tag", "the website does not need it"),
  get("/consents/type/ids", "the website does not need it"),
  get("/event-sources", "it belongs to the GUI API"),
  get("/users", "it belongs to the GUI API"),
  { request: { method: "POST", path: "/user/token" }, harm: "it takes logins" },
  { request: { method: "POST", path: "/user/logout" }, harm: "it ends anybody's session" },
  { request: { method: "PUT", path: "/track" }, harm: "it answers, and stores nothing" },
  { request: { method: "POST", path: "/track/" }, harm: "browsers refuse its redirect" },
  get("/install", "it tells what is missing, at the cost of many searches"),
  get("/", "it costs many searches a request"),
  get("/tracardi-verify-no-such-path", "all paths reach Tracardi"),
];

/** Everything but the collector is closed. */
export const closedPaths: Check = async (host, surroundings) => {
  const findings: Finding[] = [];
  for (const path of closed) findings.push(await judged(host, path, surroundings));
  return findings;
};

async function judged(
  host: string,
  { request, harm }: ClosedPath,
  { connections }: Surroundings,
): Promise<Finding> {
  const check = `${request.method} ${request.path}`;
  const response = await connections.https(host, request);
  const observed = described(response);
  return isApplication(response)
    ? wrong("failed", host, check, observed, `Close it on this side: ${harm}.`)
    : ok(host, check, observed);
}
