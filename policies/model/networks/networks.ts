import { isIPv4, isIPv6 } from "node:net";
import * as ipaddr from "ipaddr.js";

/** A network as the first and last address of one family. */
interface Range {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `203.0.113.0/24` or `2001:db8::/32`; undefined for anything else. */
export function networkRange(cidr: string): Range | undefined {
  const [address, prefixText, ...rest] = cidr.trim().split("/");
  // Some parsers read a leading zero as octal. Text that can be read in different ways is rejected.
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefixText ?? "")) return undefined;
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  const prefix = Number(prefixText);
  if (bits === undefined || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const value = valueOf(address);
  const first = value - (value % size);
  return { bits, first, last: first + size - 1n };
}

/** Reads a network, a single address, or the first and last address of a range: `10.0.0.5-10.0.0.9`. */
export function addressRange(text: string): Range | undefined {
  const [first, last, ...rest] = text.split("-").map((part) => singleOrNetwork(part));
  if (first === undefined || rest.length > 0) return undefined;
  if (!text.includes("-")) return first;
  return last === undefined || last.bits !== first.bits || last.last < first.first
    ? undefined
    : { ...first, last: last.last };
}

const singleOrNetwork = (text: string): Range | undefined => networkRange(asNetwork(text.trim()));

/** A network, also if a single address is written in its place. */
export const asNetwork = (text: string): string =>
  isIPv4(text) ? `${text}/32` : isIPv6(text) ? `${text}/128` : text;

/** Whether no packet from the internet can have these addresses as its destination. */
export function arePrivate(addresses: string): boolean {
  const range = addressRange(addresses);
  return range !== undefined && subtract([range], privateRanges).length === 0;
}

/** An address as a number. */
const valueOf = (address: string): bigint =>
  ipaddr
    .parse(isIPv6(address) ? inGroups(address) : address)
    .toByteArray()
    .reduce((value, byte) => value * 256n + BigInt(byte), 0n);

/** An IPv6 address without dots, because ipaddr.js reads `::192.0.2.1` as `::ffff:192.0.2.1`. */
const inGroups = (address: string): string =>
  new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1);

/** Addresses that packets from the internet cannot have. Parsed once, because every check of a gate needs them. */
const privateRanges = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
].map(parsed);

/** How wide a list of networks may be before it counts as open: one /8, or one /16 in IPv6. */
const widest = { 32: 1n << 24n, 128: 1n << 112n } as const;

/**
 * IPv6 networks whose addresses contain an IPv4 address, and how many bits follow that address: IPv4-compatible
 * and IPv4-mapped addresses (RFC 4291), NAT64 (RFC 6052) and 6to4 (RFC 3056).
 */
const embeddings = [
  { ...parsed("::/96"), bitsBehind: 0n },
  { ...parsed("::ffff:0:0/96"), bitsBehind: 0n },
  { ...parsed("64:ff9b::/96"), bitsBehind: 0n },
  { ...parsed("2002::/16"), bitsBehind: 80n },
] as const;

/** The IPv4 networks that an IPv6 network contains, if any. */
function embedded(range: Range): Range[] {
  if (range.bits === 32) return [];
  return embeddings.flatMap(({ first, last, bitsBehind }) => {
    if (range.last < first || range.first > last) return [];
    const inside = {
      first: range.first > first ? range.first : first,
      last: range.last < last ? range.last : last,
    };
    const ipv4 = (address: bigint) => (address - first) >> bitsBehind;
    return { bits: 32, first: ipv4(inside.first), last: ipv4(inside.last) };
  });
}

/**
 * Whether networks are open to the internet: together they are wider than one /8 (IPv6: one /16), however they
 * are split. Private addresses do not count. Text that cannot be read counts as open.
 */
export function isOpen(networks: readonly string[]): boolean {
  const said = networks.map(networkRange);
  if (!said.every((range) => range !== undefined)) return true;
  const publicRanges = subtract([...said, ...said.flatMap(embedded)], privateRanges);
  return ([32, 128] as const).some((bits) => {
    const ranges = merge(publicRanges.filter((range) => range.bits === bits));
    return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n) > widest[bits];
  });
}

/** The networks that are neither private nor completely covered by the trusted ones. */
export function outsideOf(networks: readonly string[], trusted: readonly string[]): string[] {
  const inside = [...privateRanges, ...trusted.flatMap((network) => networkRange(network) ?? [])];
  return networks.filter((network) => {
    const range = networkRange(network);
    return range === undefined || subtract([range], inside).length > 0;
  });
}

function parsed(network: string): Range {
  const range = networkRange(network);
  if (range === undefined) throw new Error(`not a network: ${network}`);
  return range;
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const previous = merged[merged.length - 1];
    if (previous !== undefined && range.first <= previous.last + 1n) {
      const last = range.last > previous.last ? range.last : previous.last;
      merged[merged.length - 1] = { ...previous, last };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

function subtract(ranges: readonly Range[], cuts: readonly Range[]): Range[] {
  let left = [...ranges];
  for (const cut of cuts) {
    left = left.flatMap((range) => {
      if (range.bits !== cut.bits || range.last < cut.first || range.first > cut.last)
        return [range];
      const before = { ...range, last: cut.first - 1n };
      const after = { ...range, first: cut.last + 1n };
      return [before, after].filter((part) => part.first <= part.last);
    });
  }
  return left;
}
