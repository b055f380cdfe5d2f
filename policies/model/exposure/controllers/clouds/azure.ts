import { UNKNOWN, choose } from "../../../../known";
import { type Value, at, isAbsent, isOn } from "../../../../value";
import { admitEveryone, admitInside, admitUndecided } from "../../../networks/admission";
import { frontendOf } from "../../gateways/listeners";
import { splitList } from "../../lists";
import type { Ingress } from "../../topology/ingresses";
import type { Controller, GatewayServer, IngressServer } from "../controller";
import { unfollowedFrontend } from "../namedOnly";
import { describedBy, type Cloud } from "./cloud";
import { cloudServices } from "./cloudServices";

const balancer = "service.beta.kubernetes.io/azure-";
const gateway = "appgw.ingress.kubernetes.io/";

const services: Cloud = {
  name: "Azure",
  source: "https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/",
  services: {
    internal: [{ annotation: `${balancer}load-balancer-internal`, value: "true" }],
    allowed: [
      { annotation: `${balancer}allowed-ip-ranges` },
      { annotation: `${balancer}allowed-service-tags`, read: tagged },
    ],
  },
  unseen: [
    "`usePrivateIP` of the Application Gateway Ingress Controller's own configuration",
    "further public addresses of a Service (`azure-additional-public-ips`)",
  ],
};

/** The networks of a service tag are Azure's to say, apart from those of all. */
function tagged(text: Value): readonly Value[] {
  const networks = { internet: "0.0.0.0/0", virtualnetwork: "10.0.0.0/8" };
  return splitList(text).map((tag): Value => {
    const name = typeof tag === "string" ? tag.toLowerCase() : "";
    return name === "internet" || name === "virtualnetwork" ? networks[name] : UNKNOWN;
  });
}

/** Application Gateway, by its Ingress controller or by the newer one "for Containers", which is always public. */
const ingresses: IngressServer = {
  claims: {
    controller: /^(azure\/application-gateway|alb\.networking\.azure\.io\/)/,
    className: /^(azure[-/]application-gateway|azure-alb-)/,
  },
  serve: () => ({
    gates: ({ ingress }) => [ofGateway(ingress)],
    frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
  }),
};

function ofGateway({ annotations, label }: Ingress) {
  const firewall = at(annotations, `${gateway}waf-policy-for-path`);
  const open = isAbsent(firewall)
    ? admitEveryone(`admits everyone: ${label} does not ask for a private address`)
    : admitUndecided(`whom the firewall policy of ${label} lets in is not followed`);
  return choose(isOn(at(annotations, `${gateway}use-private-ip`)), {
    yes: admitInside,
    no: open,
    unknown: admitUndecided(`whether ${label} has a private address is not known`),
  });
}

const gateways: GatewayServer = {
  claims: { controller: /^alb\.networking\.azure\.io\//, className: /^azure-alb-/ },
  serve: () => ({
    gates: () => [admitEveryone("has a public address, with no limit on who connects")],
    frontends: (listening) => [frontendOf(listening)],
  }),
};

const said = describedBy(services);

/** Azure's load balancers and application gateways. */
export const azure: Controller = {
  described: {
    ...said,
    serves: `${said.serves}; Ingresses of Application Gateway, and Gateways and Ingresses of Application Gateway for Containers`,
    decided: [...said.decided, `inside only, of an Ingress: \`${gateway}use-private-ip\``],
    undecided: [
      "whom a service tag stands for, other than `Internet`",
      `whom \`${gateway}waf-policy-for-path\` lets in`,
      ...said.undecided,
    ],
  },
  services: cloudServices(services.services),
  ingresses,
  gateways,
};
