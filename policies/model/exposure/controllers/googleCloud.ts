import type { Controller } from "./controller";
import { internalBy } from "./internalElsewhere";

/** The controller of Google Cloud's load balancers. */
export const googleCloud: Controller = {
  services: internalBy({
    "networking.gke.io/load-balancer-type": "internal",
    "cloud.google.com/load-balancer-type": "internal",
  }),
};
