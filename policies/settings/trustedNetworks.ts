import { isOpen, networkRange } from "../model/networks/networks";

interface Trusted {
  /** Undefined when none are configured. */
  readonly trustedNetworks?: readonly string[];
  readonly problems: readonly string[];
}

/** Reads the trusted networks of the configuration. An invalid entry never widens trust. */
export function readTrusted(given: readonly string[]): Trusted {
  if (given.length === 0) return { problems: [] };
  const unreadable = given.filter((network) => networkRange(network) === undefined);
  const problems = unreadable.map(
    (network) => `trustedNetworks: "${network}" is not a network. Write it as in 203.0.113.0/24.`,
  );
  const networks = given.filter((network) => !unreadable.includes(network));
  if (!isOpen(networks)) return { trustedNetworks: networks, problems };
  const open = `trustedNetworks: ${networks.join(", ")} would trust the internet. Name your people's networks.`;
  return { trustedNetworks: [], problems: [...problems, open] };
}
