import { at } from "../../../value";
import type { BalancedService, ServiceServer } from "./controller";
import { kubernetesFrontends, kubernetesSources, readsInternal } from "./kubernetesServices";

/** Cloud Services whose internal load balancers need an annotation that only that cloud's controller reads. */
export const internalBy = (annotations: Readonly<Record<string, string>>): ServiceServer => ({
  claims: {
    asked: ({ resource: { props } }: BalancedService) =>
      Object.entries(annotations).some(([key, wanted]) => {
        const value = at(props, "metadata", "annotations", key);
        return typeof value === "string" && value.trim().toLowerCase() === wanted;
      }),
  },
  serve: ({ topology }) => ({
    gates: (service) => [
      kubernetesSources(service.resource, topology.securityGroups),
      readsInternal(service),
    ],
    frontends: kubernetesFrontends(topology),
  }),
});
