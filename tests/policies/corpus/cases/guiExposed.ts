import type { RuleCases } from "../case";
import { addService } from "../changes";
import { closed } from "../closedCases";
import { opened } from "../openedCases";

export const cases: RuleCases = {
  rule: "tracardi-gui-exposed",
  red: [
    ...opened("gui"),
    {
      what: "an office that is not trusted",
      config: { trustedNetworks: ["10.0.0.0/8", "203.0.113.0/24", "198.51.100.7/32"] },
      change: (l) =>
        addService(l, "gui", { type: "LoadBalancer", loadBalancerSourceRanges: ["192.0.2.0/24"] }),
    },
    {
      what: "a GUI beside the public API, in its pods",
      change: (l) => l.podSpec("publicApi").containers.push({ ...l.container("gui") }),
    },
  ],
  green: [
    ...closed("gui"),
    {
      what: "a load balancer for a part of a trusted network",
      config: { trustedNetworks: ["10.0.0.0/8", "203.0.113.0/24", "198.51.100.7/32"] },
      change: (l) =>
        addService(l, "gui", {
          type: "LoadBalancer",
          loadBalancerSourceRanges: ["203.0.113.128/25"],
        }),
    },
  ],
};
