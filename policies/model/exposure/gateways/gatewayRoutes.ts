import { type Value, at, isAbsent } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import type { Exposure } from "../exposure";
import { withStickiness } from "../loadBalancers/frontEntrances";
import { Nearby } from "../../resources/nearby";
import { type Mention, inText } from "../mentions/mentions";
import type { SelectingService } from "../services/selection";
import { namedServices } from "../services/services";
import { anyStickiness } from "../stickiness";
import type { RuledRoute } from "./gatewayChains";
import { GatewayFronts } from "./gatewayFronts";
import { type Placed, placed, within } from "./gateways";
import { ReferenceGrants } from "./references";
import { rulesOf } from "./routeRules";
import { TargetConfigurations } from "./targetConfigurations";

/** Ways in through the Gateway API: Gateway → listener → route → Service → workload. */
export function gatewayExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const routes = index.ofKind("gatewayRoute").map((one) => placed(one, index));
  if (routes.length === 0) return [];
  const targets = new TargetConfigurations(index);
  const grants = new ReferenceGrants(index);
  const extensions = new Nearby(
    index.ofKind("listenerRuleConfiguration").map((one) => placed(one, index)),
  );
  const ruled = routes.map((route): RuledRoute => ({
    route,
    rules: rulesOf(route, (name) => extensions.named(route.place, name)),
  }));
  const fronts = new GatewayFronts(index, ruled);
  return ruled.flatMap(({ route, rules }) => {
    const reached = rules.flatMap((rule) =>
      rule.backends.flatMap(asService).flatMap((backend) =>
        servicesOf(backend, route, services).map((service) => ({
          ...{ rule, service },
          // Without a namespace, a Service of the route's own is meant.
          grant: isAbsent(at(backend, "namespace")) ? [] : grants.gates(route, service.place),
        })),
      ),
    );
    // Who may use a route matters only where it leads to a Tracardi workload.
    if (reached.length === 0) return [];
    return fronts.of(route).flatMap((front) =>
      reached.flatMap(({ rule, service, grant }) => {
        const sticky = anyStickiness([rule.stickiness, targets.stickiness(service, front.targets)]);
        return service.selected.map(({ workload, doubt }): Exposure => ({
          workload,
          path: `${front.path} → ${service.label}`,
          gates: [...front.gates, ...rule.gates, ...grant, ...doubt],
          requests: rule.requests,
          entrance: withStickiness(front.entrance, sticky),
        }));
      }),
    );
  });
}

/**
 * A backend as a Service: those of other clusters have its name, and Istio takes its host name. Those of other
 * kinds are none: target groups, and Gateways, which are followed from their end.
 */
function asService(backend: Value): Value[] {
  const kind = at(backend, "kind");
  if (isAbsent(kind) || typeof kind !== "string") return [backend];
  if (kind === "Service" || kind === "ServiceImport") return [backend];
  return kind === "Hostname" ? inText(String(at(backend, "name") ?? "")).map(asBackend) : [];
}

const asBackend = ({ name, namespace }: Mention): Value => ({ name, namespace });

const servicesOf = (
  backend: Value,
  route: Placed,
  services: readonly SelectingService[],
): SelectingService[] =>
  namedServices(
    services,
    route.resource,
    within(route.place, at(backend, "namespace")),
    at(backend, "name"),
  );
