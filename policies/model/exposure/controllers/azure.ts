import type { Controller } from "./controller";
import { internalBy } from "./internalElsewhere";

/** The controller of Azure's load balancers. */
export const azure: Controller = {
  services: internalBy({ "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }),
};
