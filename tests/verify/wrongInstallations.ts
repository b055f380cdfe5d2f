import { api, collector, gui, redirecting, right, text } from "./application";
import {
  type Case,
  altered,
  events,
  large,
  open,
  toTheInternet,
  toTrusted,
  withoutHeader,
} from "./cases";

const closedOnes = [
  "GET /healthcheck",
  "GET /info/version",
  "GET /openapi.json",
  "GET /docs",
  "GET /redoc",
  "GET /manual/en/docs/",
  "GET /documentation",
  "GET /demo",
  "GET /event/logs/tracardi-verify",
  "GET /node/logs/tracardi-verify",
  "GET /flow/logs/tracardi-verify",
  "GET /consents/type/by_tag",
  "GET /consents/type/ids",
  "GET /event-sources",
  "GET /users",
  "POST /user/token",
  "POST /user/logout",
  "PUT /track",
  "POST /track/",
  "GET /install",
  "GET /",
  "GET /tracardi-verify-no-such-path",
].map((check) => `track ${check}: failed`);

const optional = [
  "POST /customer/consent",
  "GET /consents/type/enabled",
  "GET /uix/tracardi-verify.js",
];

/** What is to be said where no route of the collector leads to Tracardi. */
const nothingReached = [
  "track POST /track: failed",
  "track GET /collect/tracardi-verify/tracardi-verify: failed",
  "track GET /redirect/tracardi-verify: failed",
  "track GET /tracker/tracardi-verify.js: failed",
  "track preflight of POST /track: failed",
  `${events[0]}: failed`,
  ...large,
];

/** Installations that are wrong in one way, and all that is to be said of them. */
export const wrongInstallations: Readonly<Record<string, Case>> = {
  "sends all paths to the API": {
    played: { publicApi: collector(/^/)(api) },
    problems: [...optional.map((each) => `track ${each}: failed`), ...closedOnes, ...large],
  },
  "has the path of the collector open for all methods": {
    played: { publicApi: open("^\\w+ /track$") },
    problems: ["track PUT /track: failed", ...large],
  },
  "has the collector's path open as a prefix": {
    played: { publicApi: open("^\\w+ /track") },
    problems: ["track PUT /track: failed", "track POST /track/: failed", ...large],
  },
  "has the documentation open": {
    played: { publicApi: open("^GET /docs$") },
    problems: ["track GET /docs: failed", ...large],
  },
  "has the installation open": {
    played: { publicApi: open("^GET /install$") },
    problems: ["track GET /install: failed", ...large],
  },
  "has consents open that nobody asked for": {
    played: { publicApi: open("^POST /customer/consent$") },
    problems: ["track POST /customer/consent: failed", ...large],
  },
  "lets nothing of the GUI API but its refusals out": {
    played: { publicApi: open("^GET /event-sources$") },
    problems: ["track GET /event-sources: failed", ...large],
  },
  "has a route closed that is to be open": {
    played: toTheInternet,
    args: ["--collector", "track,collect,redirect,tracker,widgets"],
    problems: ["track GET /uix/tracardi-verify.js: failed", ...large],
  },
  "has the collector itself closed": {
    played: { publicApi: () => text(404) },
    problems: nothingReached,
  },
  "has no pods behind the load balancer": {
    played: { publicApi: collector()(() => text(503)) },
    problems: nothingReached,
  },
  "has an API that fails": {
    played: {
      publicApi: altered((asked, answer) =>
        asked.method === "POST" && answer.status === 401
          ? { ...answer, status: 500, body: '{"detail":"Connection refused"}' }
          : answer,
      ),
    },
    problems: ["track POST /track: failed", `${events[0]}: failed`, ...large],
  },
  "has a web ACL that refuses what websites post": {
    played: {
      publicApi: altered((asked, answer) => (asked.headers.cookie ? text(403) : answer)),
    },
    problems: [`${events[0]}: failed`, ...large],
  },
  "has a proxy that takes less than is promised": {
    played: toTheInternet,
    args: ["--largest-body", "64"],
    problems: events.slice(1).map((event) => `${event}: failed`),
  },
  "answers no preflight": {
    played: {
      publicApi: altered((asked, answer) => (asked.method === "OPTIONS" ? text(404) : answer)),
    },
    problems: ["track preflight of POST /track: failed", ...large],
  },
  "answers preflights without the header that JSON needs": {
    played: { publicApi: withoutHeader("access-control-allow-headers") },
    problems: ["track preflight of POST /track: failed", ...large],
  },
  "takes the CORS headers away": {
    played: { publicApi: withoutHeader("access-control-allow-origin") },
    problems: ["track preflight of POST /track: failed", `${events[0]}: failed`, ...large],
  },
  "allows the origin of another website": {
    played: {
      publicApi: altered((_, answer) => ({
        ...answer,
        headers: { ...answer.headers, "access-control-allow-origin": "https://other.example.com" },
      })),
    },
    problems: ["track preflight of POST /track: failed", `${events[0]}: failed`, ...large],
  },
  "accepts old TLS": {
    played: { ...toTheInternet, oldestTls: "TLSv1" },
    problems: ["track TLS 1.0: failed", "track TLS 1.1: failed", ...large],
  },
  "accepts TLS 1.1": {
    played: { ...toTheInternet, oldestTls: "TLSv1.1" },
    problems: ["track TLS 1.1: failed", ...large],
  },
  "has a certificate of an authority that nobody trusts": {
    played: { ...toTheInternet, certificate: { untrusted: true } },
    problems: ["track certificate: failed", ...large],
  },
  "has a certificate for another name": {
    played: { ...toTheInternet, certificate: { host: "other.example.com" } },
    problems: ["track certificate: failed", ...large],
  },
  "has a certificate that has expired": {
    played: { ...toTheInternet, certificate: { days: -1 } },
    problems: ["track certificate: failed", ...large],
  },
  "has a certificate that nobody renews": {
    played: { ...toTheInternet, certificate: { days: 10 } },
    problems: ["track certificate: warning", ...large],
  },
  "answers without TLS": {
    played: { ...toTheInternet, publicPort80: right },
    problems: ["track POST /track at port 80: failed", ...large],
  },
  "redirects events from port 80": {
    played: { ...toTheInternet, publicPort80: redirecting(["GET", "POST"]) },
    problems: ["track POST /track at port 80: warning", ...large],
  },
  "does not answer at all": {
    played: {},
    problems: ["track connection: failed"],
  },
  "has the internal API where the internet reaches it": {
    played: { ...toTheInternet, internalApi: api },
    problems: [...large, "api not reachable: failed"],
  },
  "has the GUI where the internet reaches it": {
    played: { ...toTheInternet, gui: gui() },
    problems: [...large, "gui not reachable: failed"],
  },
  "cannot be reached from a trusted network": {
    played: toTheInternet,
    args: ["--trusted"],
    problems: [...large, "api reachable: failed", "gui reachable: failed"],
  },
  "is not installed": {
    played: {
      ...toTrusted,
      internalApi: (asked) =>
        asked.path === "/install"
          ? { status: 200, body: '{"schema_ok":true,"admin_ok":false,"form_ok":true}' }
          : api(asked),
    },
    args: ["--trusted"],
    problems: [...large, "api installation: failed"],
  },
  "has an API that cannot say whether it is installed": {
    played: {
      ...toTrusted,
      internalApi: (asked) => (asked.path === "/install" ? text(502) : api(asked)),
    },
    args: ["--trusted"],
    problems: [...large, "api installation: failed"],
  },
  "has a GUI of another version": {
    played: { ...toTrusted, gui: gui("0.9.0-dev") },
    args: ["--trusted"],
    problems: [...large, "gui version of the GUI: failed"],
  },
  "has something else where the GUI is to be": {
    played: { ...toTrusted, gui: () => ({ status: 200, body: "<h1>Welcome to nginx!</h1>" }) },
    args: ["--trusted"],
    problems: [...large, "gui version of the GUI: failed"],
  },
};
