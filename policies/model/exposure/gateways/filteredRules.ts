import { type Value, at } from "../../../value";
import type { Admission } from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import type { RouteFilter } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { anyStickiness } from "../stickiness";
import type { Placed } from "../topology/placed";
import type { RouteRule, RuledRoute } from "../topology/routeRules";

/** A route, together with the effects of the controller objects that its rules refer to as filters. */
export interface FilteredRoute {
  readonly route: Placed;
  readonly rules: readonly FilteredRule[];
}

export interface FilteredRule extends Pick<RouteRule, "backends" | "requests" | "stickiness"> {
  /** Who the rule itself lets through. */
  readonly gates: readonly Admission[];
}

type Filters = ReadonlyMap<Value, (route: Placed, name: Value) => readonly RouteFilter[]>;

export function filteredRoutes(
  routes: readonly RuledRoute[],
  index: ResourceIndex,
): FilteredRoute[] {
  const filters: Filters = new Map(
    controllers
      .flatMap(({ gateways }) => gateways?.filters ?? [])
      .map(({ kind, of }) => [kind, of(index)]),
  );
  return routes.map(({ route, rules }) => ({
    route,
    rules: rules
      .map((rule) => filteredRule(rule, route, filters))
      .filter(({ backends }) => backends.length > 0),
  }));
}

function filteredRule(rule: RouteRule, route: Placed, filters: Filters): FilteredRule {
  const found = rule.extensions.flatMap(
    (reference) => filters.get(at(reference, "kind"))?.(route, at(reference, "name")) ?? [],
  );
  // The effect of an unknown filter is not known; it may change the path that the application sees.
  const followed = rule.extensions.every((reference) => filters.has(at(reference, "kind")));
  return {
    backends: [...(found.some(({ answers }) => answers) ? [] : rule.backends), ...rule.mirrors],
    requests: followed && !found.some(({ rewrites }) => rewrites) ? rule.requests : "any",
    stickiness: anyStickiness([rule.stickiness, ...found.map(({ stickiness }) => stickiness)]),
    gates: found.flatMap(({ gates }) => gates),
  };
}
