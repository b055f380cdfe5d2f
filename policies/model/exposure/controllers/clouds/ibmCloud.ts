import { admitInside } from "../../../networks/admission";
import { classNameOf } from "../../ingresses/ingressClasses";
import type { Controller, IngressServer } from "../controller";
import { serveAsNginx } from "../ingressNginx/ingressServing";
import { cloud } from "./cloud";

const services = cloud({
  name: "IBM Cloud",
  source: "https://cloud.ibm.com/docs/containers?topic=containers-loadbalancer",
  services: {
    internal: [
      {
        annotation: "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type",
        value: "private",
      },
    ],
  },
});

/** Its own nginx comes twice, and the name of the class says which one serves an Ingress. */
const ingresses: IngressServer = {
  claims: { className: /^(public|private)-iks-k8s-nginx$/ },
  serve(around) {
    const serving = serveAsNginx(around);
    return {
      gates: (target) => [
        ...serving.gates(target),
        ...(classNameOf(target.ingress) === "private-iks-k8s-nginx" ? [admitInside] : []),
      ],
      frontends: (target) => serving.frontends(target),
    };
  },
};

export const ibmCloud: Controller = {
  ...services,
  described: {
    ...services.described,
    serves: `${services.described.serves}; Ingresses of the classes \`public-iks-k8s-nginx\` and \`private-iks-k8s-nginx\``,
    decided: [
      ...services.described.decided,
      "inside only, of an Ingress: the class `private-iks-k8s-nginx`",
      "all that ingress-nginx reads of an Ingress",
    ],
  },
  ingresses,
};
