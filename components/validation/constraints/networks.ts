import type { PeeringArgs, TracardiProductionArgs, TransitGatewayArgs } from "../../arguments";
import { Access } from "../../arguments";
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
import type { Constraint, Violation } from "./constraint";
import { misplaced, missing, problem, repeats } from "./constraint";

/** The maximum number of public addresses in a list of networks: those of one /8. */
const mostPublicAddresses = 2 ** 24;

/** Reports lists of networks that together hold too many public addresses, although no single network does. */
function* checkTogether(path: string, values: readonly string[]): Iterable<Violation> {
  const held = publicAddresses(readable(values).map(([, value]) => mustParse(value)));
  if (held <= mostPublicAddresses) return;
  yield problem(
    path,
    `${mostPublicAddresses.toLocaleString("en")} public addresses together, those of one /8, not ${held.toLocaleString("en")}`,
    "Name the networks of your people: so many addresses are not theirs alone.",
  );
}

/** For networks outside the VPC: reports those that overlap with the new VPC or the Kubernetes Services. */
export function* checkOutside(
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

/** The range of the new VPC. */
const ownRange = ({ network }: TracardiProductionArgs): string[] =>
  network?.existing ? [] : [network?.cidr ?? literalDefaults("NetworkArgs").cidr];

type Connection = PeeringArgs | TransitGatewayArgs;

/** The connections of the new VPC, with the arguments that define them. */
export const connectedNetworksOf = ({ network }: TracardiProductionArgs) =>
  (["peerings", "transitGateways"] as const).flatMap((kind) =>
    readable<Connection>(network?.[kind]).map(([name, connection]) => ({
      path: `network.${kind}.${name}`,
      connection,
    })),
  );

export const connectedNetworks = (args: TracardiProductionArgs) =>
  connectedNetworksOf(args).flatMap(({ path, connection }) =>
    readable(connection.networks).map(([, network]) => ({ path, network })),
  );

/** Whether clients can reach private addresses: in the user's own VPC, or through a connection of the new one. */
const isConnected = ({ network = {} }: TracardiProductionArgs): boolean =>
  network.existing !== undefined ||
  [network.peerings, network.transitGateways].some((each) => Object.keys(each ?? {}).length > 0);

/** Reports networks that no connection of the new VPC reaches. */
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

/** Checks the addresses of the trusted networks. */
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

/** Whether the trusted networks can reach the installation. */
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
    const allowed = "nothing where all clusters exist already";
    const remedy = "Leave it out: whoever made them has opened their API.";
    yield misplaced("kubernetesApi", allowed, remedy);
    return;
  }
  const { kubernetesApi: api } = args;
  if (api === undefined) {
    yield missing("kubernetesApi");
    return;
  }
  const own = "kubernetesApi.administrators";
  const roles = readable(api.administrators).map(([name, arn]) => [`${own}.${name}`, arn] as const);
  const once = "Leave out one of the two: EKS takes each once.";
  yield* repeats(roles, (same) => `another role or user than ${same.split(".")[2]}`, once);
  const { publicNetworks = [], privateNetworks = [] } = api;
  const publicPath = "kubernetesApi.publicNetworks";
  const privatePath = "kubernetesApi.privateNetworks";
  yield* checkTogether(publicPath, publicNetworks);
  const most = networkQuotas.publicAccessNetworks;
  if (publicNetworks.length > most) {
    const remedy = "EKS takes no more: join networks that lie next to each other.";
    const allowed = `${most} at most`;
    yield problem(publicPath, allowed, remedy, `a list of ${publicNetworks.length} networks`);
  }
  yield* checkReached(privatePath, privateNetworks, args);
  if (privateNetworks.length > 0 && !isConnected(args)) {
    const allowed = "nothing without network.existing, network.peerings or network.transitGateways";
    const remedy = "No private network reaches a new VPC that is connected to none.";
    yield problem(privatePath, allowed, remedy);
  } else if (publicNetworks.length === 0 && privateNetworks.length === 0) {
    const allowed = "at least one network, or privateNetworks that are connected";
    const remedy = "Otherwise nobody, `pulumi up` included, could reach the Kubernetes API.";
    yield problem(publicPath, allowed, remedy, show(publicNetworks));
  }
};

/** Workflows may only call outside addresses, and not the Kubernetes API. */
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
  ...[trustedAddresses, trustedTogether, reachable, kubernetesApi, egressBesideServices],
];
