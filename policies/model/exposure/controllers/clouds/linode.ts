import { ifKnown, UNKNOWN } from "../../../../known";
import { type Value, at, fields, isAbsent, items, parsedJson } from "../../../../value";
import { asNetwork } from "../../../networks/networks";
import { cloud } from "./cloud";

const balancer = "service.beta.kubernetes.io/linode-loadbalancer-";

export const linode = cloud({
  name: "Akamai (Linode)",
  source:
    "https://github.com/linode/linode-cloud-controller-manager/blob/main/docs/configuration/annotations.md",
  services: {
    internal: [],
    allowed: [{ annotation: `${balancer}firewall-acl`, read: allowed }],
    elsewhere: [{ annotation: `${balancer}firewall-id` }],
    ignoresRanges: true,
  },
});

/** `{"allowList": {"ipv4": ["203.0.113.0/24"]}}`. A list of those who are denied lets in the rest. */
function allowed(text: Value): readonly Value[] {
  const list = at(parsedJson(text), "allowList");
  if (isAbsent(list)) return ifKnown(parsedJson(text), () => ["0.0.0.0/0", "::/0"], [UNKNOWN]);
  return ifKnown(list, (known) => fields(known).flatMap(([, networks]) => items(networks)), [
    UNKNOWN,
  ]).map((network) => (typeof network === "string" ? asNetwork(network) : UNKNOWN));
}
