import type { Controller } from "../controller";
import { asServices } from "../gatewayServices";
import { EnvoyProxies } from "./envoyProxies";
import { SecurityPolicies, hasPolicies } from "./securityPolicies";

export const envoyGateway: Controller = {
  described: {
    name: "Envoy Gateway",
    source: "https://gateway.envoyproxy.io/docs/tasks/security/restrict-ip-access/",
    serves:
      "Gateways of `gateway.envoyproxy.io`, of the class `eg`, or of another unknown class if the stack has SecurityPolicies",
    decided: [
      "the networks of a SecurityPolicy (`authorization`), for a route, a listener or a Gateway: the most specific one",
      "the Service of an EnvoyProxy in the stack: its type, class, annotations and source ranges",
    ],
    undecided: [
      "policies whose target is not known",
      "addresses from a header (`clientIPDetection`)",
      "an EnvoyProxy that is not in the stack, or that patches its Service",
    ],
    unseen: ["logins (`jwt`, `oidc`, `extAuth`), as users log in from anywhere"],
  },
  gateways: {
    claims: {
      controller: /^gateway\.envoyproxy\.io\//,
      className: /^(eg|envoy|envoy-gateway)$/i,
      asked: (_, index) => hasPolicies(index),
    },
    serve: (around) => {
      const policies = new SecurityPolicies(around.topology.index);
      const proxies = new EnvoyProxies(around.topology.index);
      const serving = asServices(around, { settings: (gateway) => proxies.serviceOf(gateway) });
      return {
        ...serving,
        gates: (listening) => [...serving.gates(listening), ...policies.gates(listening)],
      };
    },
  },
};
