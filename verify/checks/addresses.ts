import { type Check, ok, skipped, wrong } from "../check";

const check = "addresses";

/** An Application Load Balancer has an address in each of its zones. */
export const addresses: Check = async (host, { connections }) => {
  if (connections.hasDetour(host)) return [skipped(host, check, "--connect-to says where it is")];
  let found: readonly string[];
  try {
    found = await connections.addresses(host);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return [wrong("failed", host, check, `no name server answers: ${code}`, unanswered)];
  }
  if (found.length >= 2) return [ok(host, check, `${found.length} addresses`)];
  return [
    found.length === 0
      ? wrong(
          "failed",
          host,
          check,
          "the name has no IPv4 address",
          "Create its DNS record: an alias of the load balancer, or a CNAME to its name.",
        )
      : wrong(
          "failed",
          host,
          check,
          `one address, ${found[0]}`,
          "Give the load balancer subnets in two zones or more: with one address the name is gone when its zone is.",
        ),
  ];
};

const unanswered = "Look at this machine's resolver, and at the name servers of the zone.";
