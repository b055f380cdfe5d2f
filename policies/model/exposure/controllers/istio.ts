import { isAbsent } from "../../../value";
import type { Controller } from "./controller";
import { annotatedType, asServices } from "./gatewayServices";

/** Gives the Service of a Gateway another type than LoadBalancer. */
const serviceType = "networking.istio.io/service-type";

/** Istio makes a Service for a Gateway of the Gateway API, of the type that an annotation says. */
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
