import { Access } from "../../arguments";
import { mustParse, overlaps } from "../../internal/networks";
import { show } from "../shown";
import { readable } from "../values";
import { type Constraint, missing, problem, rejectSiblings, repeats } from "./constraint";
import { checkOutside, connectedNetworks, connectedNetworksOf } from "./networks";

/** An existing VPC has its own ranges and connections; load balancers without public addresses need subnets there. */
const existingNetwork: Constraint = function* ({ network, access }) {
  if (network?.existing === undefined) return;
  yield* rejectSiblings(
    "network",
    network,
    "nothing together with network.existing",
    "Leave it out: an existing VPC has its own.",
    (name) => name !== "existing",
  );
  const { existing } = network;
  for (const [tier, ids] of readable<unknown>(existing)) {
    const late: readonly unknown[] = Array.isArray(ids) ? ids : [];
    for (const [index, id] of late.entries()) {
      // The schema compares plain strings, but not values from other resources.
      if (typeof id === "string" || late.indexOf(id) === index) continue;
      const path = `network.existing.${tier}[${index}]`;
      yield problem(path, "each value once", "Leave out the second one.");
    }
  }
  if (access === Access.Internal && existing.ingressSubnetIds === undefined) {
    yield missing("network.existing.ingressSubnetIds");
  }
};

/** Options that need both sides of a peering in our account and region. */
const peeringOwners: Constraint = function* ({ network }) {
  for (const [name, peering] of readable(network?.peerings)) {
    const path = `network.peerings.${name}`;
    const foreign = (["ownerId", "region"] as const).find((key) => key in peering);
    if (foreign === undefined) {
      if (!("routeTableIds" in peering)) yield missing(`${path}.routeTableIds`);
      continue;
    }
    yield* rejectSiblings(
      path,
      peering,
      `nothing with ${foreign}`,
      "Leave it out: the owner of the peer sees to it once the connection is accepted.",
      (key) => key === "routeTableIds" || key === "dnsResolution",
    );
  }
};

/** AWS accepts each connection and each route only once. */
const connectedOnce: Constraint = function* (args) {
  const connections = connectedNetworksOf(args);
  const ids = connections.map(({ path, connection: each }) =>
    "vpcId" in each ? ([`${path}.vpcId`, each.vpcId] as const) : ([`${path}.id`, each.id] as const),
  );
  const tables = connections.map(({ path, connection: each }) => {
    const isPeering = "vpcId" in each;
    const key = isPeering ? "routeTableIds" : "returnRouteTableIds";
    const given = isPeering ? each.routeTableIds : each.returnRouteTableIds;
    return readable(given).map(([name, id]) => [`${path}.${key}.${name}`, id] as const);
  });
  for (const each of [ids, ...tables]) {
    yield* repeats(each, (same) => `another one than ${same}`, "Leave out one of the two.");
  }
};

/** Connected networks must not overlap with the VPC, and each address may have only one route. */
const connectedApart: Constraint = function* (args) {
  if (args.network?.existing !== undefined) return;
  const beside = "Name what lies beside it, or choose another network.cidr.";
  for (const { path, connection } of connectedNetworksOf(args)) {
    yield* checkOutside(`${path}.networks`, connection.networks, args, beside);
  }
  const connected = connectedNetworks(args);
  for (const [index, { path, network }] of connected.entries()) {
    const before = connected.slice(0, index);
    const overlap = (each: string) => overlaps(mustParse(each), mustParse(network));
    const shared =
      before.find((each) => each.network !== network && overlap(each.network)) ??
      before.find((each) => each.network === network && each.path !== path);
    if (!shared) continue;
    const allowed = `a network that does not overlap ${shared.network} of ${shared.path}`;
    const remedy = "Each address has one way: leave out one of the two, or cut the wider one.";
    yield problem(`${path}.networks`, allowed, remedy, show(network));
  }
};

export const connectionConstraints: readonly Constraint[] = [
  ...[existingNetwork, peeringOwners, connectedOnce, connectedApart],
];
