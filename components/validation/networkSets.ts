import type { TracardiProductionArgs } from "../arguments";
import {
  cidrOf,
  mustParse,
  type Network,
  overlaps,
  publicAddresses,
  uncovered,
} from "../internal/networks";
import { defaultVpcCidr } from "../network/subnetPlan";
import type { Checker } from "./checker";
import { serviceCidrsOf } from "./existingClusters";
import { network, type Rule } from "./rules";

/** The most public addresses that a list of networks may hold together: those of one /8. */
const mostPublicAddresses = 2 ** 24;

/** Those of an untyped program's values that are networks as they may be; the others are reported elsewhere. */
const networksIn = (values: readonly unknown[]): Network[] =>
  values.flatMap((value) =>
    typeof value === "string" && network.test(value) ? mustParse(value) : [],
  );

/** Reports networks that are the internet in pieces, which each of them alone is not. */
export function checkTogether(check: Checker, path: string, values: readonly unknown[]): void {
  const networks = networksIn(values);
  const held = publicAddresses(networks);
  if (held <= mostPublicAddresses) return;
  const most = mostPublicAddresses.toLocaleString("en");
  check.add(
    path,
    values,
    `${most} public addresses together, those of one /8, not ${held.toLocaleString("en")}`,
    "Name the networks of your people: so many addresses are not theirs alone.",
  );
}

/** For networks beyond the VPC: none is, in part, the VPC that is made here, or the Kubernetes Services. */
export function outsideRules(args: TracardiProductionArgs, remedy: string): Rule[] {
  const vpc = args.network?.existing === undefined ? [args.network?.cidr ?? defaultVpcCidr] : [];
  const own = { "the VPC": vpc, "the Kubernetes Services": serviceCidrsOf(args) };
  return Object.entries(own).flatMap(([what, ranges]) =>
    networksIn(ranges).map((range) => ({
      allowed: `a network that does not overlap ${cidrOf(range)} of ${what}`,
      remedy,
      test: (value: string) => !networksIn([value]).some((each) => overlaps(each, range)),
    })),
  );
}

/** The networks that the new VPC is connected to, by the argument that says so. */
export function connectedNetworks(args: TracardiProductionArgs): { path: string; value: string }[] {
  const given = args.network as unknown as Record<string, unknown> | undefined | null;
  return ["peerings", "transitGateways"].flatMap((kind) =>
    Object.entries(given?.[kind] ?? {}).flatMap(([name, connection]) => {
      const networks = (connection as { networks?: unknown } | null)?.networks;
      return Array.isArray(networks)
        ? networks
            .filter((value): value is string => networksIn([value]).length > 0)
            .map((value) => ({ path: `network.${kind}.${name}`, value }))
        : [];
    }),
  );
}

/** Whether anybody can come to private addresses: in the user's own VPC, or through a connection of the new one. */
export function isConnected(args: TracardiProductionArgs): boolean {
  const { existing, peerings, transitGateways } = args.network ?? {};
  const connections = { ...peerings, ...transitGateways };
  return existing !== undefined || Object.keys(connections).length > 0;
}

/** Reports networks that no connection of the new VPC leads to. */
export function checkReached(
  check: Checker,
  path: string,
  values: readonly unknown[],
  args: TracardiProductionArgs,
): void {
  if (args.network?.existing !== undefined) return;
  const connected = connectedNetworks(args).map(({ value }) => value);
  const beyond = values.filter(
    (value) => uncovered(networksIn([value]), connected.map(mustParse)).length > 0,
  );
  if (connected.length === 0 || beyond.length === 0) return;
  check.add(
    path,
    beyond,
    `networks that the new VPC is connected to: ${connected.join(", ")}`,
    "Add them to the networks of the peering or transit gateway that leads there, or leave them out: no answer would find back.",
  );
}
