import { at, items } from "../../value";
import { admitUndecided } from "../admission";
import { labelOf, placementOf } from "../placement";
import type { ResourceIndex } from "../resources";
import { unseenEntrance } from "./entrance";
import type { Exposure } from "./exposure";
import type { SelectingService } from "./selection";
import { namedServices } from "./services";

/** Gateway API routes. Who may use their Gateway is not followed yet, so it is reported as open. */
export function gatewayExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  return index.ofKind("gatewayRoute").flatMap((resource) => {
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    return items(at(resource.props, "spec", "rules"))
      .flatMap((rule) => items(at(rule, "backendRefs")))
      .flatMap((backend) => namedServices(services, resource, place, at(backend, "name")))
      .flatMap((service) =>
        service.selected.map(({ workload }) => ({
          workload,
          path: `${label} → ${service.label}`,
          gates: [admitUndecided(`who may use the Gateway of ${label} is not followed`)],
          requests: "any" as const,
          entrance: unseenEntrance(resource, label),
        })),
      );
  });
}
