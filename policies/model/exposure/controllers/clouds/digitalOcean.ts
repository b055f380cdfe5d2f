import { splitList } from "../../lists";
import { asNetwork } from "../../../networks/networks";
import { UNKNOWN } from "../../../../known";
import type { Value } from "../../../../value";
import { cloud } from "./cloud";

const balancer = "service.beta.kubernetes.io/do-loadbalancer-";

export const digitalOcean = cloud({
  name: "DigitalOcean",
  source: "https://docs.digitalocean.com/products/kubernetes/how-to/configure-load-balancers/",
  services: {
    internal: [{ annotation: `${balancer}network`, value: "INTERNAL" }],
    allowed: [{ annotation: `${balancer}allow-rules`, read: sources }],
  },
  unseen: ["`do-loadbalancer-deny-rules`: what is not denied counts as let in"],
});

/** `cidr:203.0.113.0/24,ip:198.51.100.7` */
function sources(text: Value): readonly Value[] {
  return splitList(text).map((rule): Value => {
    if (typeof rule !== "string") return UNKNOWN;
    const [, network] = /^(?:cidr|ip):(.+)$/.exec(rule) ?? [];
    return network === undefined ? UNKNOWN : asNetwork(network);
  });
}
