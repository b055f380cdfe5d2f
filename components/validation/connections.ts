import type { TracardiProductionArgs } from "../arguments";
import { mustParse, overlaps } from "../internal/networks";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import { connectedNetworks, outsideRules } from "./networkSets";
import * as rules from "./rules";

type Connection = Record<string, unknown>;

const nameRule = { ...rules.clusterName, remedy: "This is only a name: choose another." };

/** What connects a new VPC with other networks. */
export function checkConnections(check: Checker, args: TracardiProductionArgs): void {
  each(check, "network.peerings", args.network?.peerings, "vpcId", (path, value) => {
    const remedy = "Give { vpcId, networks, routeTableIds }.";
    const peering = check.object(path, value, { keys: knownKeys.peering, remedy });
    if (!peering) return;
    check.input(`${path}.vpcId`, peering.vpcId, rules.awsId("vpc"));
    checkNetworks(check, path, peering.networks, args);
    checkOwner(check, path, peering);
  });
  each(check, "network.transitGateways", args.network?.transitGateways, "id", (path, value) => {
    const remedy = "Give { id, networks }.";
    const gateway = check.object(path, value, { keys: knownKeys.transitGateway, remedy });
    if (!gateway) return;
    check.input(`${path}.id`, gateway.id, rules.awsId("tgw"));
    checkNetworks(check, path, gateway.networks, args);
    check.optionalInput(`${path}.routeTableId`, gateway.routeTableId, rules.awsId("tgw-rtb"));
    const { returnRouteTableIds } = gateway;
    if (returnRouteTableIds === undefined) return;
    checkRouteTables(check, `${path}.returnRouteTableIds`, returnRouteTableIds, "tgw-rtb");
  });
  checkDisjoint(check, args);
}

/** Reports an id under two names: AWS knows each connection and each route once. */
function checkOnce(
  check: Checker,
  ids: Record<string, unknown>,
  pathOf: (name: string) => string,
): void {
  const names = Object.keys(ids).filter((name) => typeof ids[name] === "string");
  names.forEach((name, index) => {
    const same = names.slice(0, index).find((other) => ids[other] === ids[name]);
    if (same === undefined) return;
    const remedy = "Leave out one of the two.";
    check.add(pathOf(name), ids[name], `another one than ${pathOf(same)}`, remedy);
  });
}

function each(
  check: Checker,
  path: string,
  value: unknown,
  id: "vpcId" | "id",
  checkOne: (path: string, value: unknown) => void,
): void {
  const remedy = "Give the connections by names of your choice.";
  const connections = check.optionalObject(path, value, { remedy });
  for (const [name, connection] of Object.entries(connections ?? {})) {
    check.text(`${path}.${name}`, name, nameRule);
    checkOne(`${path}.${name}`, connection);
  }
  const ids = Object.entries(connections ?? {}).map(([name, connection]) => [
    name,
    (connection as Connection | null)?.[id],
  ]);
  checkOnce(check, Object.fromEntries(ids), (name) => `${path}.${name}.${id}`);
}

function checkNetworks(
  check: Checker,
  connection: string,
  value: unknown,
  args: TracardiProductionArgs,
): void {
  const path = `${connection}.networks`;
  const remedy = "Name the networks that are connected.";
  const networks = check.list(path, value, remedy);
  if (Array.isArray(value) && networks.length === 0) {
    check.add(path, value, "at least one network", remedy);
  }
  check.different(path, networks);
  const apart = outsideRules(args, "Name what lies beside it, or choose another network.cidr.");
  const { ipv4, network, routableNetwork } = rules;
  networks.forEach((each, index) =>
    check.text(`${path}[${index}]`, each, ipv4, network, routableNetwork, ...apart),
  );
}

/** What only goes where both sides of a peering are ours, in one region. */
function checkOwner(check: Checker, path: string, peering: Connection): void {
  if (peering.ownerId !== undefined) {
    check.text(`${path}.ownerId`, peering.ownerId, rules.accountId);
  }
  if (peering.region !== undefined) check.text(`${path}.region`, peering.region, rules.regionName);
  const off = "Leave it out to resolve public host names to public addresses.";
  check.trueOrFalse(`${path}.dnsResolution`, peering.dnsResolution, off);
  const foreign = ["ownerId", "region"].find((key) => peering[key] !== undefined);
  if (foreign === undefined) {
    checkRouteTables(check, `${path}.routeTableIds`, peering.routeTableIds, "rtb");
    return;
  }
  for (const key of ["routeTableIds", "dnsResolution"]) {
    if (peering[key] === undefined) continue;
    check.add(
      `${path}.${key}`,
      peering[key],
      `nothing with ${foreign}`,
      "Leave it out: the owner of the peer sees to it once the connection is accepted.",
    );
  }
}

function checkRouteTables(check: Checker, path: string, value: unknown, kind: "rtb" | "tgw-rtb") {
  const remedy = `Give { main: "${kind}-…" }, or {} where the routes are made elsewhere.`;
  const tables = check.object(path, value, { remedy });
  for (const [name, id] of Object.entries(tables ?? {})) {
    check.text(`${path}.${name}`, name, nameRule);
    check.input(`${path}.${name}`, id, rules.awsId(kind));
  }
  checkOnce(check, tables ?? {}, (name) => `${path}.${name}`);
}

/** Reports networks that two connections lead to: an address has one way. */
function checkDisjoint(check: Checker, args: TracardiProductionArgs): void {
  const connected = connectedNetworks(args);
  connected.forEach(({ path, value }, index) => {
    const other = connected
      .slice(0, index)
      .find((each) => each.value !== value && overlaps(mustParse(each.value), mustParse(value)));
    const same = connected
      .slice(0, index)
      .find((each) => each.value === value && each.path !== path);
    const shared = other ?? same;
    if (!shared) return;
    check.add(
      `${path}.networks`,
      value,
      `a network that does not overlap ${shared.value} of ${shared.path}`,
      "Each address has one way: leave out one of the two, or cut the wider one.",
    );
  });
}
