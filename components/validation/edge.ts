import { HttpPort, RequestsWithoutLength, type TracardiProductionArgs } from "../arguments";
import { loadBalancerQuotas, namesACertificate } from "../../facts/loadBalancers";
import type { Checker } from "./checker";
import { openRoutes } from "../settings/edge";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

export function checkEdge(check: Checker, args: TracardiProductionArgs): void {
  checkCollector(check, args);
  checkAliases(check, args);
  checkFirewall(check, args.firewall);
  checkAccessLogs(check, args.accessLogs);
  const remedy = "Leave it out to keep port 80 closed.";
  check.oneOf("httpPort", args.httpPort, Object.values(HttpPort), remedy);
}

const closedByDefault: readonly string[] = ["consent", "widgets"];

function checkCollector(check: Checker, args: TracardiProductionArgs): void {
  const collector = check.optionalObject("collector", args.collector, {
    keys: knownKeys.collector,
    remedy: "Give { webhooks: false }.",
  });
  for (const route of knownKeys.collector) {
    const state = closedByDefault.includes(route) ? "closed" : "open";
    const remedy = `Leave it out to keep the route ${state}.`;
    check.trueOrFalse(`collector.${route}`, collector?.[route], remedy);
  }
}

function checkAliases(check: Checker, args: TracardiProductionArgs): void {
  const path = "hosts.publicApiAliases";
  // An untyped program may give anything for the hosts, which is reported elsewhere.
  const hosts = args.hosts as unknown as Record<string, unknown> | undefined | null;
  const given = hosts?.publicApiAliases;
  if (given === undefined) return;
  const aliases = check.list(path, given, "Name the other hosts of the collector.");
  aliases.forEach((alias, index) => check.text(`${path}[${index}]`, alias, rules.hostName));
  check.different(path, aliases);
  const others = ["publicApi", "internalApi", "gui"];
  aliases.forEach((alias, index) => {
    const same = others.find((other) => hosts?.[other] === alias);
    if (same === undefined || alias === undefined) return;
    const remedy = "Leave it out: an alias is one more name of the collector.";
    check.add(`${path}[${index}]`, alias, `a host name other than hosts.${same}`, remedy);
  });
  checkNumber(check, path, aliases, args);
}

/** Reports more hosts than a certificate or the load balancer can hold. */
function checkNumber(
  check: Checker,
  path: string,
  aliases: readonly unknown[],
  args: TracardiProductionArgs,
): void {
  const hosts = aliases.length + 1;
  if (args.dns !== undefined && hosts > namesACertificate) {
    check.add(
      path,
      aliases,
      `${namesACertificate - 1} aliases at most with dns, as ACM puts ${namesACertificate} names into a certificate`,
      "Give certificates: a wildcard holds all hosts of a domain.",
    );
    return;
  }
  const routes = openRoutes(args.collector ?? undefined).length;
  const redirects = args.httpPort === HttpPort.Redirect ? 1 : 0;
  const needed = hosts * (routes + redirects);
  if (needed <= loadBalancerQuotas.rules) return;
  const each = redirects ? `${routes} routes and the redirect` : `${routes} routes`;
  check.add(
    path,
    aliases,
    `so few that a load balancer's ${loadBalancerQuotas.rules} rules suffice: ${each} for each of ${hosts} hosts make ${needed}`,
    "Give fewer hosts, or close routes in collector.",
  );
}

function checkFirewall(check: Checker, value: unknown): void {
  const firewall = check.optionalObject("firewall", value, {
    keys: knownKeys.firewall,
    remedy: "Leave it out for the default, or give { enabled: false }.",
  });
  if (!firewall) return;
  const remedy = "Leave it out to keep the firewall on.";
  check.trueOrFalse("firewall.enabled", firewall.enabled, remedy);
  nothingElse(check, "firewall", firewall);
  check.wholeNumber(
    "firewall.requestsPerAddress",
    firewall.requestsPerAddress,
    // The range of AWS WAF, whose counting is too coarse for less than 100.
    100,
    2_000_000_000,
    "It is the number in five minutes: 300 are one a second.",
  );
  check.wholeNumber(
    "firewall.largestBodyKiB",
    firewall.largestBodyKiB,
    8,
    10_240,
    "It is in KiB: 1024 are one MiB.",
  );
  check.oneOf(
    "firewall.requestsWithoutLength",
    firewall.requestsWithoutLength,
    Object.values(RequestsWithoutLength),
    "Leave it out to count them.",
  );
}

function checkAccessLogs(check: Checker, value: unknown): void {
  const logs = check.optionalObject("accessLogs", value, {
    keys: knownKeys.accessLogs,
    remedy: "Leave it out for a bucket of its own, or give { bucketName } or { enabled: false }.",
  });
  if (!logs) return;
  check.trueOrFalse("accessLogs.enabled", logs.enabled, "Leave it out to keep the logs.");
  nothingElse(check, "accessLogs", logs);
  check.optionalInput("accessLogs.bucketName", logs.bucketName, rules.bucketName);
  if (logs.prefix === undefined) return;
  check.text("accessLogs.prefix", logs.prefix, rules.logPrefix);
  if (logs.bucketName !== undefined || logs.enabled === false) return;
  check.add(
    "accessLogs.prefix",
    logs.prefix,
    "nothing without accessLogs.bucketName",
    "Leave it out: a bucket of the installation's own holds nothing else.",
  );
}

/** Reports what is given together with `enabled: false`. */
function nothingElse(check: Checker, path: string, args: Record<string, unknown>): void {
  if (args.enabled !== false) return;
  for (const [key, value] of Object.entries(args)) {
    if (key === "enabled" || value === undefined || check.isReported(`${path}.${key}`)) continue;
    const remedy = "Leave it out, or leave out enabled.";
    check.add(`${path}.${key}`, value, `nothing with ${path}.enabled false`, remedy);
  }
}
