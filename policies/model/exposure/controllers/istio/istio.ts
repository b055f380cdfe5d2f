import { type Answer, answer, readsAs } from "../../../../known";
import { type Value, at, isAbsent } from "../../../../value";
import { admitEveryone } from "../../../networks/admission";
import { matching } from "../../topology/selection";
import type { Controller, Listening } from "../controller";
import { annotatedType, asServices } from "../gatewayServices";
import { unfollowedFrontend } from "../namedOnly";
import { AuthorizationPolicies, type Guarded } from "./authorizationPolicies";

/** Gives the Service of a Gateway a type other than LoadBalancer. */
const serviceType = "networking.istio.io/service-type";

/** The pods that serve Ingresses, unless Istio is told otherwise. */
const ingressPods: Readonly<Record<string, string>> = {
  istio: "ingressgateway",
  app: "istio-ingressgateway",
};

/** The labels of a Gateway's pods: its name, and those that it passes on. Some more are Istio's own. */
function labelOfGateway({ resource, place }: Listening, key: string, value: Value): Answer {
  if (["gateway.networking.k8s.io/gateway-name", "istio.io/gateway-name"].includes(key)) {
    return readsAs(place.name, value);
  }
  const passedOn = [
    at(resource.props, "spec", "infrastructure", "labels", key),
    at(resource.props, "metadata", "labels", key),
  ].find((label) => label !== undefined);
  if (passedOn !== undefined) return readsAs(passedOn, value);
  return /(^|\.)istio\.io\//.test(key) ? "unknown" : "no";
}

const behindGateway = (listening: Listening): Guarded => ({
  place: listening.place,
  gateway: listening.place.name,
  isBehind: false,
  hasLabel: (key, value) => labelOfGateway(listening, key, value),
});

/** Istio creates a Service for a Gateway of the Gateway API. An annotation sets its type. */
export const istio: Controller = {
  described: {
    name: "Istio",
    source: "https://istio.io/latest/docs/reference/config/security/authorization-policy/",
    serves: "Gateways of the Gateway API of class `istio`, and Ingresses of class `istio`",
    decided: [
      `the Service of a Gateway by its annotations (\`${serviceType}\`)`,
      "the networks of an AuthorizationPolicy for the Gateway (`targetRefs`, `selector`), or for the pods of `istio: ingressgateway`: those that it allows (`remoteIpBlocks`, `ipBlocks`, `when`) or spares (`notRemoteIpBlocks`, `notIpBlocks`)",
    ],
    undecided: [
      "policies that select pods by labels of Istio's own",
      "private `ipBlocks`, as load balancers may hide their clients",
      "an AuthorizationPolicy for Tracardi's own pods, as the mesh may not reach them",
      "VirtualServices, and Gateways of Istio's own API",
    ],
    unseen: ["how many proxies Istio trusts (`numTrustedProxies`)", "logins (`requestPrincipals`)"],
  },
  ingresses: {
    claims: { controller: /^istio\.io\//, className: /istio/i },
    serve: ({ topology: { index } }) => {
      const policies = new AuthorizationPolicies(index);
      return {
        gates: ({ ingress: { place, label } }) => [
          admitEveryone(`admits everyone: ${label} names no networks that it is limited to`),
          ...policies.gates({
            place: { ...place, namespace: "istio-system" },
            isBehind: false,
            hasLabel: (key, value) => answer(ingressPods[key] === value),
          }),
        ],
        frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
      };
    },
  },
  gateways: {
    claims: {
      controller: /^istio\.io\//,
      className: /istio/i,
      asked: (gateway) => !isAbsent(annotatedType(gateway, serviceType)),
    },
    serve: (around) => {
      const policies = new AuthorizationPolicies(around.topology.index);
      const serving = asServices(around, { serviceType });
      return {
        ...serving,
        gates: (listening) => [
          ...serving.gates(listening),
          ...policies.gates(behindGateway(listening)),
        ],
      };
    },
  },
  limits: ({ index }) => {
    const policies = new AuthorizationPolicies(index);
    return (workload) =>
      policies.gates({
        place: workload.place,
        isBehind: true,
        hasLabel: (key, value) => matching(workload, key, value),
      });
  },
};
