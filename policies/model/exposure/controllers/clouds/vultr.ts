import { UNKNOWN, ifKnown } from "../../../../known";
import type { Value } from "../../../../value";
import { asNetwork } from "../../../networks/networks";
import { cloud } from "./cloud";

/** `vultr-loadbalancer-vpc` is about the way to the servers: such a load balancer still has a public address. */
export const vultr = cloud({
  name: "Vultr",
  source:
    "https://github.com/vultr/vultr-cloud-controller-manager/blob/master/docs/load-balancers.md",
  services: {
    internal: [],
    allowed: [
      {
        annotation: "service.beta.kubernetes.io/vultr-loadbalancer-firewall-rules",
        read: sources,
      },
    ],
  },
});

/** `203.0.113.0/24,443;cloudflare,443` */
function sources(text: Value): readonly Value[] {
  return ifKnown(text, (known) => String(known).split(";").map(sourceOf), [UNKNOWN]);
}

/** Cloudflare passes on what anyone sends. */
function sourceOf(rule: string): Value {
  const source = rule.split(",")[0].trim();
  return source === "cloudflare" ? UNKNOWN : asNetwork(source);
}
