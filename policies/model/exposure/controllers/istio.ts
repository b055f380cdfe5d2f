import { isAbsent } from "../../../value";
import type { Controller } from "./controller";
import { annotatedType, asServices } from "./gatewayServices";

/** Gives the Service of a Gateway a type other than LoadBalancer. */
const serviceType = "networking.istio.io/service-type";

/** Istio creates a Service for a Gateway of the Gateway API. An annotation sets its type. */
export const istio: Controller = {
  gateways: {
    claims: {
      controller: /^istio\.io\//,
      className: /istio/i,
      asked: (gateway) => !isAbsent(annotatedType(gateway, serviceType)),
    },
    serve: (around) => asServices(around, serviceType),
  },
};
