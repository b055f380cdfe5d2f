import { serviceCidr } from "../cluster/serviceNetwork";
import { parseNetwork } from "../internal/networks";
import { outside } from "../isolation/outside";
import type { Checker } from "./checker";
import type { Rule } from "./rules";

const storeNetwork: Rule = {
  allowed:
    "an IPv4 network in CIDR notation with no host bits set, of public or private addresses, outside " +
    serviceCidr,
  remedy: "Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.",
  test: (value) => parseNetwork(value) !== undefined && outside(value, [serviceCidr]).length > 0,
};

/** The addresses of a store that exists already. */
export function checkStoreNetworks(check: Checker, path: string, value: unknown): void {
  const remedy = "Name the networks that the server's addresses are in.";
  const networks = check.list(path, value, remedy);
  if (Array.isArray(value) && networks.length === 0) {
    check.add(path, [], "at least one network", remedy);
  }
  check.different(path, networks);
  networks.forEach((each, index) => check.text(`${path}[${index}]`, each, storeNetwork));
}

/** Reports what is given of a store to be made, together with one that exists. */
export function nothingBesides(
  check: Checker,
  path: string,
  args: Record<string, unknown>,
  existing = "existing",
): void {
  for (const [key, value] of Object.entries(args)) {
    // A name that means nothing may be that of a secret.
    if (key === existing || value === undefined || check.isReported(`${path}.${key}`)) continue;
    check.add(
      `${path}.${key}`,
      value,
      `nothing together with ${path}.${existing}`,
      "Leave it out: what exists already is as it is.",
    );
  }
}
