import { type Value, at, isAbsent } from "../../../value";
import type { Surroundings } from "../controllers/controller";
import type { Exposure } from "../exposure";
import { withStickiness } from "../frontend";
import { type InferredReference, inText } from "../references/inferredReferences";
import { anyStickiness } from "../stickiness";
import { type Placed, within } from "../topology/placed";
import type { SelectingService } from "../topology/selection";
import { filteredRoutes } from "./filteredRules";
import { GatewayFronts } from "./gatewayFronts";
import { ReferenceGrants } from "./referenceGrants";

/** Ways in through the Gateway API: Gateway → listener → route → Service → workload. */
export function gatewayExposures(around: Surroundings): Exposure[] {
  const { topology } = around;
  if (topology.routes.length === 0) return [];
  const grants = new ReferenceGrants(topology.index);
  const routes = filteredRoutes(topology.routes, topology.index);
  const fronts = new GatewayFronts(around, routes);
  const servicesOf = (backend: Value, route: Placed): readonly SelectingService[] => {
    const place = within(route.place, at(backend, "namespace"));
    return topology.servicesNamed({ ...route, place }, at(backend, "name"));
  };
  return routes.flatMap(({ route, rules }) => {
    const reached = rules.flatMap((rule) =>
      rule.backends.flatMap(asService).flatMap((backend) =>
        servicesOf(backend, route).map((service) => ({
          ...{ rule, service },
          // Without a namespace, it means a Service in the route's own namespace.
          grant: isAbsent(at(backend, "namespace")) ? [] : grants.gates(route, service.place),
        })),
      ),
    );
    // Who may use a route only matters if it leads to a Tracardi workload.
    if (reached.length === 0) return [];
    return fronts.of(route).flatMap((front) =>
      reached.flatMap(({ rule, service, grant }) => {
        const sticky = anyStickiness([rule.stickiness, front.stickinessTo?.(service)]);
        return service.selected.map(({ workload, doubt }): Exposure => ({
          workload,
          path: `${front.path} → ${service.label}`,
          gates: [...front.gates, ...rule.gates, ...grant, ...doubt],
          requests: rule.requests,
          frontend: withStickiness(front.frontend, sticky),
        }));
      }),
    );
  });
}

/**
 * The name of the Service that a backend means. A ServiceImport stands for a Service of another cluster with
 * the same name, and Istio accepts its host name. Other kinds mean no Service: target groups, and Gateways,
 * whose routes are followed separately.
 */
function asService(backend: Value): Value[] {
  const kind = at(backend, "kind");
  if (isAbsent(kind) || typeof kind !== "string") return [backend];
  if (kind === "Service" || kind === "ServiceImport") return [backend];
  return kind === "Hostname" ? inText(String(at(backend, "name") ?? "")).map(asBackend) : [];
}

const asBackend = ({ name, namespace }: InferredReference): Value => ({ name, namespace });
