import { Access, type TracardiProductionArgs } from "../../arguments";
import { networkQuotas } from "../../../facts/networkQuotas";
import {
  cidrOf,
  mustParse,
  overlaps,
  publicAddresses,
  routableCidrs,
  uncovered,
} from "../../internal/networks";
import { makesClusters, serviceCidrsOf } from "../../settings/clusters";
import { literalDefaults } from "../../arguments/schema";
import { egressWords, publicAddressRule } from "../formats/networks";
import { show } from "../shown";
import { readable } from "../values";
import {
  type Constraint,
  misplaced,
  missing,
  problem,
  rejectSiblings,
  repeats,
  type Violation,
} from "./constraint";

/** The most public addresses that a list of networks may hold together: those of one /8. */
const mostPublicAddresses = 2 ** 24;

/** Reports networks that are the internet in pieces, which each of them alone is not. */
function* checkTogether(path: string, values: readonly string[]): Iterable<Violation> {
  const held = publicAddresses(readable(values).map(([, value]) => mustParse(value)));
  if (held <= mostPublicAddresses) return;
  yield problem(
    path,
    `${mostPublicAddresses.toLocaleString("en")} public addresses together, those of one /8, not ${held.toLocaleString("en")}`,
    "Name the networks of your people: so many addresses are not theirs alone.",
  );
}

/** For networks beyond the VPC: reports those that are, in part, the VPC that is made here, or the Kubernetes Services. */
function* checkOutside(
  path: string,
  values: readonly string[],
  args: TracardiProductionArgs,
  remedy: string,
): Iterable<Violation> {
  const services = serviceCidrsOf(args).map((range) => [range, "the Kubernetes Services"] as const);
  const own = [...ownRange(args).map((range) => [range, "the VPC"] as const), ...services];
  for (const [index, value] of readable(values)) {
    const shared = own.find(([range]) => overlaps(mustParse(value), mustParse(range)));
    if (!shared) continue;
    const [range, what] = shared;
    const allowed = `a network that does not overlap ${cidrOf(mustParse(range))} of ${what}`;
    yield problem(`${path}[${index}]`, allowed, remedy);
  }
}

/** The range of the VPC that is made. */
const ownRange = ({ network }: TracardiProductionArgs): string[] =>
  network?.existing ? [] : [network?.cidr ?? literalDefaults("NetworkArgs").cidr];

interface Connected {
  /** Of the connection. */
  readonly path: string;
  readonly network: string;
}

/** The networks that the new VPC is connected to, by the argument that says so. */
const connectedNetworks = ({ network }: TracardiProductionArgs): Connected[] =>
  (["peerings", "transitGateways"] as const).flatMap((kind) =>
    readable<{ readonly networks: string[] }>(network?.[kind]).flatMap(([name, { networks }]) =>
      readable(networks).map(([, each]) => ({ path: `network.${kind}.${name}`, network: each })),
    ),
  );

/** Whether anybody can come to private addresses: in the user's own VPC, or through a connection of the new one. */
function isConnected({ network = {} }: TracardiProductionArgs): boolean {
  const { existing, peerings = {}, transitGateways = {} } = network;
  const connections = [...Object.keys(peerings), ...Object.keys(transitGateways)];
  return existing !== undefined || connections.length > 0;
}

/** Reports networks that no connection of the new VPC leads to. */
function* checkReached(
  path: string,
  values: readonly string[],
  args: TracardiProductionArgs,
): Iterable<Violation> {
  if (args.network?.existing !== undefined) return;
  const connected = connectedNetworks(args).map(({ network }) => network);
  const isBeyond = (value: string) =>
    uncovered([mustParse(value)], connected.map(mustParse)).length > 0;
  const beyond = readable(values).flatMap(([, value]) => (isBeyond(value) ? [value] : []));
  if (connected.length === 0 || beyond.length === 0) return;
  yield problem(
    path,
    `networks that the new VPC is connected to: ${connected.join(", ")}`,
    "Add them to the networks of the peering or transit gateway that leads there, or leave them out: no answer would find back.",
    show(beyond),
  );
}

/** Where the trusted networks come from. */
const trustedAddresses: Constraint = function* (args) {
  const { access, trustedNetworks } = args;
  if (access === Access.Internal) {
    const peopleAlone = "Name the networks of people alone: pods and servers would be trusted too.";
    yield* checkOutside("trustedNetworks", trustedNetworks, args, peopleAlone);
    return;
  }
  const { allowed, remedy, test } = publicAddressRule;
  for (const [index, value] of readable(trustedNetworks)) {
    if (!test(value)) yield problem(`trustedNetworks[${index}]`, allowed, remedy);
  }
};

/** Whether the trusted networks find a way in. */
const reachable: Constraint = function* (args) {
  const { access, trustedNetworks } = args;
  if (access !== Access.Internal) return;
  yield* checkReached("trustedNetworks", trustedNetworks, args);
  if (isConnected(args)) return;
  yield problem(
    "access",
    "Access.Restricted, or Access.Internal with network.existing, network.peerings or network.transitGateways",
    "Nobody could reach the GUI in a new VPC without any: connect it with the network of the people who use it, or " +
      "give the existing VPC that they are connected to.",
  );
};

const kubernetesApi: Constraint = function* (args) {
  if (!makesClusters(args)) {
    if (!("kubernetesApi" in args)) return;
    yield misplaced(
      "kubernetesApi",
      "nothing where all clusters exist already",
      "Leave it out: whoever made them has opened their API.",
    );
    return;
  }
  const { kubernetesApi: api } = args;
  if (api === undefined) {
    yield missing("kubernetesApi");
    return;
  }
  yield* repeats(
    readable(api.administrators).map(([name, arn]) => [
      `kubernetesApi.administrators.${name}`,
      arn,
    ]),
    (same) => `another role or user than ${same.split(".")[2]}`,
    "Leave out one of the two: EKS takes each once.",
  );
  const { publicNetworks = [], privateNetworks = [] } = api;
  const paths = {
    public: "kubernetesApi.publicNetworks",
    private: "kubernetesApi.privateNetworks",
  };
  yield* checkTogether(paths.public, publicNetworks);
  const most = networkQuotas.publicAccessNetworks;
  if (publicNetworks.length > most) {
    yield {
      path: paths.public,
      value: `a list of ${publicNetworks.length} networks`,
      allowed: `${most} at most`,
      remedy: "EKS takes no more: join networks that lie next to each other.",
    };
  }
  yield* checkReached(paths.private, privateNetworks, args);
  if (privateNetworks.length > 0 && !isConnected(args)) {
    yield problem(
      paths.private,
      "nothing without network.existing, network.peerings or network.transitGateways",
      "No private network reaches a new VPC that is connected to none.",
    );
  } else if (publicNetworks.length === 0 && privateNetworks.length === 0) {
    yield problem(
      paths.public,
      "at least one network, or privateNetworks that are connected",
      "Otherwise nobody, `pulumi up` included, could reach the Kubernetes API.",
      show(publicNetworks),
    );
  }
};

/** A VPC that exists has its own ranges and connections; load balancers without public addresses have subnets there. */
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
  if (access === Access.Internal && existing.ingressSubnetIds === undefined) {
    yield missing("network.existing.ingressSubnetIds");
  }
};

/** What only goes where both sides of a peering are ours, in one region. */
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

/** AWS knows each connection and each route once. */
const connectedOnce: Constraint = function* ({ network = {} }) {
  const { peerings, transitGateways } = network;
  const idsOf = (path: string, ids: { readonly [name: string]: unknown } | undefined) =>
    readable(ids).map(([name, id]) => [`${path}.${name}`, id] as const);
  const lists = [
    readable(peerings).map(
      ([name, { vpcId }]) => [`network.peerings.${name}.vpcId`, vpcId] as const,
    ),
    readable(transitGateways).map(
      ([name, { id }]) => [`network.transitGateways.${name}.id`, id] as const,
    ),
    ...readable(peerings).map(([name, { routeTableIds }]) =>
      idsOf(`network.peerings.${name}.routeTableIds`, routeTableIds),
    ),
    ...readable(transitGateways).map(([name, { returnRouteTableIds }]) =>
      idsOf(`network.transitGateways.${name}.returnRouteTableIds`, returnRouteTableIds),
    ),
  ];
  for (const ids of lists) {
    yield* repeats(ids, (same) => `another one than ${same}`, "Leave out one of the two.");
  }
};

/** What is connected lies beside the VPC, and an address has one way. */
const connectedApart: Constraint = function* (args) {
  const { network } = args;
  if (network?.existing !== undefined) return;
  const beside = "Name what lies beside it, or choose another network.cidr.";
  for (const kind of ["peerings", "transitGateways"] as const) {
    for (const [name, { networks }] of readable<{ networks: string[] }>(network?.[kind])) {
      yield* checkOutside(`network.${kind}.${name}.networks`, networks, args, beside);
    }
  }
  const connected = connectedNetworks(args);
  for (const [index, { path, network: value }] of connected.entries()) {
    const before = connected.slice(0, index);
    const shared =
      before.find(
        (each) => each.network !== value && overlaps(mustParse(each.network), mustParse(value)),
      ) ?? before.find((each) => each.network === value && each.path !== path);
    if (!shared) continue;
    yield problem(
      `${path}.networks`,
      `a network that does not overlap ${shared.network} of ${shared.path}`,
      "Each address has one way: leave out one of the two, or cut the wider one.",
      show(value),
    );
  }
};

/** Workflows reach what is outside; the Kubernetes API is not. */
const egressBesideServices: Constraint = function* (args) {
  const services = serviceCidrsOf(args);
  for (const [index, { network }] of readable(args.egress?.networks)) {
    if (routableCidrs(network, services).length > 0) continue;
    const { allowed, remedy } = egressWords(services);
    yield problem(`egress.networks[${index}].network`, allowed, remedy);
  }
};

const trustedTogether: Constraint = ({ trustedNetworks }) =>
  checkTogether("trustedNetworks", trustedNetworks);

export const networkConstraints: readonly Constraint[] = [
  ...[trustedAddresses, trustedTogether, reachable, kubernetesApi],
  ...[existingNetwork, peeringOwners, connectedOnce, connectedApart, egressBesideServices],
];
