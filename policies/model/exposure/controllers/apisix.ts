import type { Controller } from "./controller";
import { listedIngresses } from "./listedIngresses";

const allowed = "k8s.apisix.apache.org/allowlist-source-range";

export const apisix: Controller = {
  described: {
    name: "Apache APISIX",
    source: "https://apisix.apache.org/docs/ingress-controller/concepts/annotations/",
    serves: "Ingresses of class `apisix`",
    decided: [`the networks of \`${allowed}\``],
    undecided: ["ApisixRoutes, and all other objects of its own"],
    unseen: ["`blocklist-source-range`: what is not blocked counts as let in"],
  },
  ingresses: listedIngresses({ controller: /^apisix\.apache\.org\//, className: /apisix/i }, () => [
    allowed,
  ]),
};
