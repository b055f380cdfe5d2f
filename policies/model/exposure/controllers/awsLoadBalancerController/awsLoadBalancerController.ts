import { at } from "../../../../value";
import { defaultTlsPolicy } from "../../../../../facts/tlsPolicies";
import type { Controller } from "../controller";
import { isOwn } from "./annotations";
import { serveGateways } from "./gatewayServing";
import { actionBackends } from "./ingressActions";
import { serveIngresses } from "./ingressServing";
import { listenerRules } from "./listenerRules";
import { isOwnType, serveServices } from "./serviceServing";

/** The AWS Load Balancer Controller, and the one of EKS Auto Mode. */
export const awsLoadBalancerController: Controller = {
  described: {
    name: "AWS Load Balancer Controller, and EKS Auto Mode",
    source: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/",
    serves:
      "Ingresses of class `alb` or with its annotations; Services of class `service.k8s.aws/nlb` or `eks.amazonaws.com/nlb`, or of type `external` or `nlb-ip`; Gateways of `gateway.k8s.aws`",
    decided: [
      "the scheme, of annotations, class parameters, configurations or the controller in the stack (`--default-load-balancer-scheme`)",
      "networks and prefix lists that are let in (`inbound-cidrs`, `loadBalancerSourceRanges`, `sourceRanges`)",
      "security groups of the stack",
      "conditions on client addresses (`conditions.…`, ListenerRuleConfiguration)",
      "what other Ingresses of a group open",
    ],
    undecided: [
      "the scheme of an Ingress or Gateway whose class is not in the stack",
      "prefix lists and groups whose names are not known",
    ],
    unseen: ["logins at the load balancer, as users log in from anywhere", "its web ACLs"],
  },
  ingresses: {
    // Azure and Alibaba Cloud have controllers of that name too.
    claims: {
      controller: /^(?!.*(azure|alibabacloud)).*\balb\b/,
      className: /^(?!azure).*\balb\b/i,
      asked: isOwn,
    },
    backends: actionBackends,
    serve: serveIngresses,
    tlsPolicy: defaultTlsPolicy,
  },
  gateways: {
    claims: {
      controller: /^gateway\.k8s\.aws\//,
      className: /^(?!azure).*\b(aws|alb|nlb)\b/i,
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
