import { at } from "../../../../value";
import { defaultTlsPolicy } from "../../../../../facts/tlsPolicies";
import type { Controller } from "../controller";
import { isAnnotated } from "./annotations";
import { serveGateways } from "./gatewayServing";
import { actionBackends } from "./ingressActions";
import { serveIngresses } from "./ingressServing";
import { listenerRules } from "./listenerRules";
import { isOwnType, serveServices } from "./serviceServing";

/** The AWS Load Balancer Controller, and the one of EKS Auto Mode. */
export const awsLoadBalancerController: Controller = {
  ingresses: {
    claims: { controller: /\balb\b/, className: /\balb\b/i, asked: isAnnotated },
    backends: actionBackends,
    serve: serveIngresses,
    tlsPolicy: defaultTlsPolicy,
  },
  gateways: {
    claims: {
      controller: /^gateway\.k8s\.aws\//,
      className: /\b(aws|alb|nlb)\b/i,
      asked: ({ resource }) =>
        at(resource.props, "spec", "infrastructure", "parametersRef", "kind") ===
        "LoadBalancerConfiguration",
    },
    filters: listenerRules,
    serve: serveGateways,
    tlsPolicy: defaultTlsPolicy,
  },
  services: {
    claims: { className: /^(service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/, asked: isOwnType },
    serve: serveServices,
  },
};
