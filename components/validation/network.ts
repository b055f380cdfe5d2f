import { Access, type TracardiProductionArgs } from "../arguments";
import { overlaps, parseNetwork } from "../internal/networks";
import { serviceCidr } from "../cluster/serviceNetwork";
import { vpcPrefixes } from "../network/subnetPlan";
import type { Checker } from "./checker";
import { checkConnections } from "./connections";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

const { widest, narrowest } = vpcPrefixes;

const vpcNetwork: rules.Rule = {
  allowed: `a private IPv4 network in CIDR notation, /${widest} to /${narrowest}, outside ${serviceCidr}`,
  remedy: "Choose a range that no network connected to it uses, such as 10.42.0.0/16.",
  test: (value) => {
    const parsed = parseNetwork(value);
    const services = parseNetwork(serviceCidr);
    if (!parsed || !services || overlaps(parsed, services)) return false;
    return parsed.prefix >= widest && parsed.prefix <= narrowest;
  },
};

const zoneName: rules.Rule = {
  allowed: "the name of an availability zone, such as eu-west-1a",
  remedy: "`aws ec2 describe-availability-zones` prints the names.",
  test: (value) => /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(value),
};

export function checkNetwork(check: Checker, args: TracardiProductionArgs): void {
  const given = args.network === undefined ? {} : args.network;
  const network = check.object("network", given, {
    keys: knownKeys.network,
    remedy: "Leave it out for a VPC of 10.0.0.0/16.",
  });
  if (!network) return;
  if (network.existing !== undefined) {
    checkExisting(check, network, args.access);
    return;
  }
  if (network.cidr !== undefined) {
    const { remedy } = vpcNetwork;
    check.text("network.cidr", network.cidr, vpcNetwork, { ...rules.privateNetwork, remedy });
  }
  if (network.zones !== undefined) checkZones(check, network.zones);
  checkConnections(check, args);
}

function checkZones(check: Checker, value: unknown): void {
  const remedy = "Name three zones of the region, or leave it out.";
  const zones = check.list("network.zones", value, remedy);
  if (Array.isArray(value) && new Set(zones).size !== 3) {
    check.add("network.zones", zones, "three different zones", remedy);
  }
  zones.forEach((zone, index) => check.text(`network.zones[${index}]`, zone, zoneName));
}

const tiers = ["publicSubnetIds", "ingressSubnetIds", "workloadSubnetIds", "dataSubnetIds"];

function checkExisting(check: Checker, network: Record<string, unknown>, access: Access): void {
  for (const name of ["cidr", "zones", "peerings", "transitGateways"]) {
    if (network[name] === undefined) continue;
    check.add(
      `network.${name}`,
      network[name],
      "nothing together with network.existing",
      "Leave it out: an existing VPC has its own.",
    );
  }
  const remedy = "Give vpcId and three subnets a tier, one in each zone.";
  const existing = check.object("network.existing", network.existing, {
    keys: knownKeys.existingNetwork,
    remedy,
  });
  if (!existing) return;
  check.input("network.existing.vpcId", existing.vpcId, rules.awsId("vpc"));
  const needed = tiers.filter(
    (tier) =>
      tier !== "ingressSubnetIds" || access === Access.Internal || existing[tier] !== undefined,
  );
  for (const tier of needed) {
    const path = `network.existing.${tier}`;
    const subnets = check.list(path, existing[tier], remedy);
    if (Array.isArray(existing[tier]) && subnets.length !== 3) {
      check.add(path, subnets, "three subnets, one in each zone", remedy);
    }
    check.different(path, subnets);
    subnets.forEach((id, index) => check.input(`${path}[${index}]`, id, rules.awsId("subnet")));
  }
}
