import type { TracardiProductionArgs } from "../arguments";
import { parseNetwork } from "../internal/networks";
import { outside } from "../isolation/outside";
import type { Checker } from "./checker";
import { serviceCidrsOf } from "./existingClusters";
import { knownKeys } from "./knownKeys";
import type { Rule } from "./rules";

const egressNetwork = (services: readonly string[]): Rule => ({
  allowed:
    "an IPv4 network in CIDR notation with no host bits set, of public or private addresses, outside " +
    services.join(" and "),
  remedy: "Name the network of the service that a workflow calls, such as 10.20.0.0/16.",
  test: (value) => parseNetwork(value) !== undefined && outside(value, services).length > 0,
});

export function checkEgress(check: Checker, args: TracardiProductionArgs): void {
  const value: unknown = args.egress;
  const networkRule = egressNetwork(serviceCidrsOf(args));
  const remedy = "Give { https: false } or { networks: [{ network, port }] }.";
  const egress = check.optionalObject("egress", value, { keys: knownKeys.egress, remedy });
  if (!egress) return;
  check.trueOrFalse("egress.https", egress.https, "Leave it out to let workflows call services.");
  if (egress.networks === undefined) return;
  check.list("egress.networks", egress.networks, remedy).forEach((each, index) => {
    const path = `egress.networks[${index}]`;
    const keys = knownKeys.egressNetwork;
    const item = check.object(path, each, { keys, remedy: "Give { network, port }." });
    if (!item) return;
    check.text(`${path}.network`, item.network, networkRule);
    const port = item.port ?? NaN;
    check.wholeNumber(`${path}.port`, port, 1, 65535, "Give the TCP port of the service.");
  });
}
