import { Access, type TracardiProductionArgs } from "../arguments";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

/** Where certificates and records come from. */
export function checkDns(check: Checker, args: TracardiProductionArgs): void {
  if ((args.dns === undefined) === (args.certificates === undefined)) {
    check.add(
      args.dns === undefined ? "dns" : "certificates",
      args.certificates,
      "exactly one of dns and certificates",
      "Give the hosted zone, from which certificates and records are made, or the certificates that you have.",
    );
  }
  const dns = check.optionalObject("dns", args.dns, {
    keys: knownKeys.dns,
    remedy: "Give { zoneId } of the public hosted zone.",
  });
  if (dns) {
    check.input("dns.zoneId", dns.zoneId, rules.zoneId);
    if (dns.privateZone !== undefined) checkPrivateZone(check, dns.privateZone, args);
  }
  const certificates = check.optionalObject("certificates", args.certificates, {
    keys: knownKeys.certificates,
    remedy: "Give { publicArn, internalArn }.",
  });
  for (const key of certificates ? knownKeys.certificates : []) {
    check.input(`certificates.${key}`, certificates?.[key], rules.certificateArn);
  }
}

function checkPrivateZone(check: Checker, value: unknown, args: TracardiProductionArgs): void {
  const path = "dns.privateZone";
  const remedy = "Give { domain } of a zone to be made, or { zoneId } of one that exists.";
  const zone = check.object(path, value, { keys: knownKeys.privateZone, remedy });
  if (!zone) return;
  if (args.access === Access.Restricted) {
    check.add(
      path,
      value,
      "nothing with Access.Restricted",
      "Leave it out: the load balancers have public addresses.",
    );
  }
  if ((zone.zoneId === undefined) === (zone.domain === undefined)) {
    check.add(path, value, "exactly one of zoneId and domain", remedy);
  }
  check.optionalInput(`${path}.zoneId`, zone.zoneId, rules.zoneId);
  if (typeof zone.zoneId === "string" && zone.zoneId === args.dns?.zoneId) {
    const own = "The internet would learn the addresses: give the private zone, or leave it out.";
    check.add(`${path}.zoneId`, zone.zoneId, "another zone than dns.zoneId", own);
  }
  if (zone.domain !== undefined) {
    check.text(`${path}.domain`, zone.domain, rules.hostName, ...domainRules(args));
  }
  if (zone.vpcs !== undefined) checkVpcs(check, zone);
}

const holds = (domain: string, host: unknown): boolean =>
  typeof host === "string" && `.${host}`.endsWith(`.${domain}`);

/** Hosts that the installation itself looks up, as far as they are known: an untyped program may give anything. */
function calledHosts({ existingSearch, redis, mysql, images }: TracardiProductionArgs): string[] {
  const search: unknown = existingSearch?.url;
  const registry: unknown = images?.registry;
  const given: unknown[] = [
    typeof search === "string" && search.replace(/^https:\/\/|:\d+$/g, ""),
    redis?.existing?.host,
    mysql?.existing?.host,
    typeof registry === "string" && registry.replace(/[:/].*$/, ""),
  ];
  return given.filter((host) => typeof host === "string");
}

/** The hosts that belong into the zone, and those that would be lost to whoever sees it. */
function domainRules(args: TracardiProductionArgs): rules.Rule[] {
  const { hosts } = args;
  // An untyped program may give anything for the hosts, which is reported elsewhere.
  const given = (hosts ?? {}) as unknown as Record<string, unknown>;
  const inside = [given.internalApi, given.gui].filter((host) => typeof host === "string");
  const aliases = Array.isArray(given.publicApiAliases) ? given.publicApiAliases : [];
  const collector = [given.publicApi, ...aliases].filter((host) => typeof host === "string");
  return [
    {
      allowed: `a domain that holds ${inside.join(" and ")}`,
      remedy: "Give a domain that both end with, or hosts in this one.",
      test: (domain) => inside.every((host) => holds(domain, host)),
    },
    {
      allowed: `a domain without ${collector.join(", ")}`,
      remedy:
        "The VPCs that see the private zone see no other names of its domain: give hosts.internalApi and hosts.gui a domain of their own.",
      test: (domain) => !collector.some((host) => holds(domain, host)),
    },
    ...calledHosts(args).map((called) => ({
      allowed: `a domain without ${called}`,
      remedy: "The installation itself would not find it: give a domain further down.",
      test: (domain: string) => !holds(domain, called),
    })),
  ];
}

function checkVpcs(check: Checker, zone: Record<string, unknown>): void {
  const path = "dns.privateZone.vpcs";
  const remedy = "Give { office: { vpcId } }, by names of your choice.";
  const vpcs = check.object(path, zone.vpcs, { remedy });
  if (!vpcs) return;
  if (zone.domain === undefined) {
    const why = "Leave it out: whoever made the zone associates VPCs with it.";
    check.add(path, vpcs, "nothing without dns.privateZone.domain", why);
  }
  const nameRule = { ...rules.clusterName, remedy: "This is only a name: choose another." };
  for (const [name, value] of Object.entries(vpcs)) {
    const item = `${path}.${name}`;
    check.text(item, name, nameRule);
    const keys = knownKeys.privateZoneVpc;
    const vpc = check.object(item, value, { keys, remedy: "Give { vpcId }." });
    if (!vpc) continue;
    check.input(`${item}.vpcId`, vpc.vpcId, rules.awsId("vpc"));
    if (vpc.region !== undefined) check.text(`${item}.region`, vpc.region, rules.regionName);
    const own = "Leave it out for a VPC of the installation's account.";
    check.trueOrFalse(`${item}.otherAccount`, vpc.otherAccount, own);
  }
}
