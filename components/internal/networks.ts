import * as ipaddr from "ipaddr.js";

/** An IPv4 network: its first address and its prefix length. */
export interface Ipv4Range {
  readonly address: ipaddr.IPv4;
  readonly prefix: number;
}

/** Parses a network; `undefined` if the text is not an IPv4 network in canonical CIDR notation. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  // Some parsers read a leading zero as octal, and AWS rejects it.
  if (/\/0\d/.test(text)) return undefined;
  const [address, prefix] = ipaddr.IPv4.parseCIDR(text);
  const first = ipaddr.IPv4.networkAddressFromCIDR(text).toString();
  return first === address.toString() ? { address, prefix } : undefined;
}

/** The type of the network's addresses, by the IANA registries: `unicast` is the public internet. */
export function rangeOf(network: Ipv4Range): string {
  return network.address.range();
}

const privateRanges = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/** Networks whose addresses are not public (RFC 1918, 6598, 1122, 3927, 5771 and the reserved rest). */
const notPublic = [...privateRanges, "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

/** Whether all addresses are private, including carrier-grade NAT (RFC 1918 and 6598). */
export const isPrivate = (network: Ipv4Range): boolean =>
  privateRanges.some((range) => contains(mustParse(range), network));

/** Whether all addresses are public: a wide network that starts with public addresses may contain private ones. */
export function isPublic(network: Ipv4Range): boolean {
  return (
    rangeOf(network) === "unicast" &&
    !notPublic.some((range) => overlaps(mustParse(range), network))
  );
}

export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return inner.prefix >= outer.prefix && inner.address.match(outer.address, outer.prefix);
}

export function overlaps(one: Ipv4Range, other: Ipv4Range): boolean {
  return contains(one, other) || contains(other, one);
}

/** The parts of the networks that the others do not cover. */
export function uncovered(
  networks: readonly Ipv4Range[],
  others: readonly Ipv4Range[],
): Ipv4Range[] {
  return networks.flatMap((network) => without(network, others));
}

/** The number of public addresses in the networks; an address in two of them counts once. */
export function publicAddresses(networks: readonly Ipv4Range[]): number {
  const parts = networks.flatMap((network, index) => without(network, networks.slice(0, index)));
  return parts.flatMap(publicPart).reduce((sum, { prefix }) => sum + 2 ** (32 - prefix), 0);
}

/** The network without the others, split into as few networks as possible. */
function without(network: Ipv4Range, others: readonly Ipv4Range[]): Ipv4Range[] {
  if (others.some((other) => contains(other, network))) return [];
  if (!others.some((other) => contains(network, other))) return [network];
  return halves(network).flatMap((half) => without(half, others));
}

/** The public addresses of the network. */
export const publicPart = (network: Ipv4Range): Ipv4Range[] =>
  without(network, notPublic.map(mustParse));

/**
 * The addresses of a network that a pod may connect to. For a private network, these are all but the Kubernetes
 * Services, which include the API. For any other, they are the public addresses. So pods cannot reach private
 * networks that nobody listed, the instance metadata (169.254.169.254) or the Kubernetes API.
 *
 * We list the addresses instead of using `except`: EKS gets it wrong if another rule allows a part of the
 * excepted range, as the rule for the search engine does (aws-network-policy-agent, issue 92 and pull request
 * 344).
 *
 * @param serviceCidrs The address ranges of Services, of all clusters.
 */
export function routableCidrs(cidr: string, serviceCidrs: readonly string[]): string[] {
  const network = mustParse(cidr);
  const parts = isPrivate(network)
    ? without(network, serviceCidrs.map(mustParse))
    : publicPart(network);
  return parts.map(cidrOf);
}

/** The networks reserved for documentation (RFC 5737), which AWS refuses. */
export function isDocumentation(network: Ipv4Range): boolean {
  const ranges = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"];
  return ranges.some((range) => contains(mustParse(range), network));
}

/** The subnet of `bits` more prefix bits with this number: `subnet("10.0.0.0/16", 3, 1)` is `10.0.32.0/19`. */
export function subnet(cidr: string, bits: number, number: number): string {
  const network = mustParse(cidr);
  const prefix = network.prefix + bits;
  const [a, b, c, d] = network.address.octets;
  const first = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const address = first + number * 2 ** (32 - prefix);
  const octets = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255);
  return `${octets.join(".")}/${prefix}`;
}

/** `10.0.0.0/8`. */
export const cidrOf = ({ address, prefix }: Ipv4Range): string => `${address.toString()}/${prefix}`;

function halves(network: Ipv4Range): Ipv4Range[] {
  return [0, 1].map((half) => mustParse(subnet(cidrOf(network), 1, half)));
}

export function mustParse(cidr: string): Ipv4Range {
  const network = parseIpv4Range(cidr);
  if (!network) throw new Error(`${JSON.stringify(cidr)} is not an IPv4 network`);
  return network;
}
