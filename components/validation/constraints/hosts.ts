import { Access, HttpPort, Profile, type TracardiProductionArgs } from "../../arguments";
import { loadBalancerQuotas, namesACertificate } from "../../../facts/loadBalancers";
import { openRoutes } from "../../settings/edge";
import { readable } from "../values";
import type { Constraint } from "./constraint";
import { misplaced, missing, problem, rejectSiblings, repeats } from "./constraint";

/** Each side needs a host of its own; the minimal profile has no GUI. */
const sides: Constraint = function* ({ hosts, profile }) {
  const minimal = profile === Profile.Minimal;
  if (minimal && "gui" in hosts) {
    const allowed = "nothing with profile minimal, which has no GUI";
    const remedy = "Leave it out: the GUI runs on the user's own machine.";
    yield misplaced("hosts.gui", allowed, remedy);
  }
  if (!minimal && !("gui" in hosts)) yield missing("hosts.gui");
};

const differentHosts: Constraint = function* ({ hosts, profile }) {
  const { publicApi, internalApi, gui } = hosts;
  const remedy = "Each side has a load balancer of its own, and so a name of its own.";
  const given = { publicApi, internalApi, ...(profile !== Profile.Minimal && { gui }) };
  const named = Object.entries(given).map(([side, host]) => [`hosts.${side}`, host] as const);
  yield* repeats(named, (same) => `a host name other than ${same}`, remedy);
  for (const [index, alias] of readable(hosts.publicApiAliases)) {
    const same = Object.entries({ publicApi, internalApi, gui }).find(([, host]) => host === alias);
    if (!same) continue;
    const allowed = `a host name other than hosts.${same[0]}`;
    const remedy = "Leave it out: an alias is one more name of the collector.";
    yield problem(`hosts.publicApiAliases[${index}]`, allowed, remedy);
  }
};

/** The number of hosts is limited by the certificate and the load balancer. */
const numberOfHosts: Constraint = function* ({ hosts, dns, collector, httpPort }) {
  const { publicApiAliases: aliases } = hosts;
  if (aliases === undefined) return;
  const path = "hosts.publicApiAliases";
  const number = aliases.length + 1;
  if (dns !== undefined && number > namesACertificate) {
    yield problem(
      path,
      `${namesACertificate - 1} aliases at most with dns, as ACM puts ${namesACertificate} names into a certificate`,
      "Give certificates: a wildcard holds all hosts of a domain.",
    );
    return;
  }
  const routes = openRoutes(collector).length;
  const redirects = httpPort === HttpPort.Redirect ? 1 : 0;
  const needed = number * (routes + redirects);
  if (needed <= loadBalancerQuotas.rules) return;
  const each = redirects ? `${routes} routes and the redirect` : `${routes} routes`;
  yield problem(
    path,
    `so few that a load balancer's ${loadBalancerQuotas.rules} rules suffice: ${each} for each of ${number} hosts make ${needed}`,
    "Give fewer hosts, or close routes in collector.",
  );
};

/** The source of certificates and records. */
const oneSource: Constraint = function* ({ dns, certificates }) {
  if ((dns === undefined) !== (certificates === undefined)) return;
  yield problem(
    dns === undefined ? "dns" : "certificates",
    "exactly one of dns and certificates",
    "Give the hosted zone, from which certificates and records are made, or the certificates that you have.",
  );
};

const privateZone: Constraint = function* ({ dns, access }) {
  const zone = dns?.privateZone;
  if (!zone) return;
  const path = "dns.privateZone";
  if (access === Access.Restricted) {
    const allowed = "nothing with Access.Restricted";
    const remedy = "Leave it out: the load balancers have public addresses.";
    yield problem(path, allowed, remedy);
  }
  if ("zoneId" in zone === "domain" in zone) {
    yield missing(path, "exactly one of zoneId and domain");
  }
  if ("vpcs" in zone && !("domain" in zone)) {
    const why = "Leave it out: whoever made the zone associates VPCs with it.";
    yield misplaced(`${path}.vpcs`, "nothing without dns.privateZone.domain", why);
  }
  if (typeof zone.zoneId === "string" && zone.zoneId === dns.zoneId) {
    const own = "The internet would learn the addresses: give the private zone, or leave it out.";
    yield problem(`${path}.zoneId`, "another zone than dns.zoneId", own);
  }
};

const holds = (domain: string, host: string): boolean => `.${host}`.endsWith(`.${domain}`);

/** Hosts that the installation itself looks up, if known. */
function calledHosts({ existingSearch, redis, mysql, images }: TracardiProductionArgs): string[] {
  const given = [
    existingSearch?.url.replace(/^https:\/\/|:\d+$/g, ""),
    redis?.existing?.host,
    mysql?.existing?.host,
    images?.registry?.replace(/[:/].*$/, ""),
  ];
  return given.filter((host) => typeof host === "string");
}

/** The private zone must cover the trusted hosts, and must not hide others from clients that see it. */
const privateDomain: Constraint = function* (args) {
  const domain = args.dns?.privateZone?.domain;
  if (domain === undefined) return;
  const { publicApi, publicApiAliases = [], internalApi, gui } = args.hosts;
  const inside = [internalApi, gui].filter((host) => host !== undefined);
  const collector = [publicApi, ...publicApiAliases];
  const called = calledHosts(args).find((host) => holds(domain, host));
  const path = "dns.privateZone.domain";
  if (!inside.every((host) => holds(domain, host))) {
    const remedy = "Give a domain that both end with, or hosts in this one.";
    yield problem(path, `a domain that holds ${inside.join(" and ")}`, remedy);
  } else if (collector.some((host) => holds(domain, host))) {
    const remedy =
      "The VPCs that see the private zone see no other names of its domain: give hosts.internalApi and hosts.gui a domain of their own.";
    yield problem(path, `a domain without ${collector.join(", ")}`, remedy);
  } else if (called !== undefined) {
    const remedy = "The installation itself would not find it: give a domain further down.";
    yield problem(path, `a domain without ${called}`, remedy);
  }
};

/** Arguments that make no sense with `enabled: false`. */
const switchedOff: Constraint = function* ({ firewall, accessLogs }) {
  for (const [path, args] of Object.entries({ firewall, accessLogs })) {
    if (args?.enabled !== false) continue;
    const allowed = `nothing with ${path}.enabled false`;
    const remedy = "Leave it out, or leave out enabled.";
    yield* rejectSiblings(path, args, allowed, remedy, (name) => name !== "enabled");
  }
};

const logPrefix: Constraint = function* ({ accessLogs = {} }) {
  if (!("prefix" in accessLogs) || "bucketName" in accessLogs) return;
  if (accessLogs.enabled === false) return;
  const allowed = "nothing without accessLogs.bucketName";
  const remedy = "Leave it out: a bucket of the installation's own holds nothing else.";
  yield misplaced("accessLogs.prefix", allowed, remedy);
};

export const hostConstraints: readonly Constraint[] = [
  ...[sides, differentHosts, numberOfHosts, oneSource, privateZone, privateDomain],
  ...[switchedOff, logPrefix],
];
