import { UNKNOWN, ifKnown, whenKnown } from "../../../known";
import { type Value, at, isAbsent, items } from "../../../value";
import { collectorPattern } from "../../collectorPaths";
import type { ResourceIndex } from "../../resources/resources";
import type { Exposure } from "../exposure";
import { type Stickiness, isUnused } from "../stickiness";
import { type Placed, placed } from "./placed";

/** A route of the Gateway API with its rules. */
export interface RuledRoute {
  readonly route: Placed;
  readonly rules: readonly RouteRule[];
}

/** A rule of a route that sends requests somewhere. */
export interface RouteRule {
  readonly backends: readonly Value[];
  /** Where the rule sends copies of requests. Clients do not see the answers to them. */
  readonly mirrors: readonly Value[];
  readonly requests: Exposure["requests"];
  readonly stickiness: Stickiness;
  /** The controller objects that it refers to as filters. */
  readonly extensions: readonly Value[];
}

export const routeRules = (index: ResourceIndex): RuledRoute[] =>
  index.ofKind("gatewayRoute").map((resource) => {
    const route = placed(resource, index);
    return { route, rules: rulesOf(route) };
  });

const rulesOf = ({ resource, label }: Placed): readonly RouteRule[] =>
  ifKnown(
    at(resource.props, "spec", "rules"),
    (rules) =>
      items(rules)
        .map((rule) => ruleOf(rule, label))
        .filter(leadsOn),
    [{ backends: [UNKNOWN], mirrors: [], requests: "any", stickiness: UNKNOWN, extensions: [] }],
  );

const leadsOn = ({ backends, mirrors }: RouteRule): boolean => backends.length + mirrors.length > 0;

function ruleOf(rule: Value, label: string): RouteRule {
  const filters = items(at(rule, "filters"));
  // A rule or one of its backends may ask for copies of requests.
  const ofBackends = items(at(rule, "backendRefs")).flatMap((one) => items(at(one, "filters")));
  const mirrors = [...filters, ...ofBackends]
    .map((filter) => at(filter, "requestMirror", "backendRef"))
    .filter((backend) => !isAbsent(backend));
  // A request that is answered with a redirect goes no further.
  const answered = filters.some((filter) => at(filter, "type") === "RequestRedirect");
  return {
    backends: answered ? [] : used(rule),
    mirrors,
    requests: isCollectorOnly(rule, filters) ? "collector" : "any",
    stickiness: persistence(rule, label),
    extensions: filters
      .map((filter) => at(filter, "extensionRef"))
      .filter((reference, each) => !isAbsent(reference) || isExtension(filters[each])),
  };
}

/** The active backends of a rule: a weight of 0 disables one. */
const used = (rule: Value): Value[] =>
  items(at(rule, "backendRefs")).filter((backend) => !isUnused(at(backend, "weight")));

const persistence = (rule: Value, label: string): Stickiness =>
  whenKnown(at(rule, "sessionPersistence"), (session) =>
    isAbsent(session) ? undefined : `${label} has sessionPersistence`,
  );

const isExtension = (filter: Value): boolean => at(filter, "type") === "ExtensionRef";

/** Filters that do not change the path. For an ExtensionRef, its controller decides that elsewhere. */
const leavesPath = (filter: Value): boolean =>
  isExtension(filter) ||
  ["RequestHeaderModifier", "ResponseHeaderModifier", "RequestMirror"].includes(
    String(at(filter, "type")),
  );

/** Whether every match is a collector path that the application receives unchanged. */
function isCollectorOnly(rule: Value, filters: readonly Value[]): boolean {
  const matches = items(at(rule, "matches"));
  return filters.every(leavesPath) && matches.length > 0 && matches.every(isCollectorPath);
}

function isCollectorPath(match: Value): boolean {
  const [type, path] = [at(match, "path", "type"), at(match, "path", "value")];
  // Some load balancers treat `*` and `?` in an exact path as wildcards.
  if (typeof path !== "string" || /[*?]/.test(path)) return false;
  if (type === "Exact") return collectorPattern(path);
  const isPrefix = type === undefined || type === "PathPrefix";
  return isPrefix && collectorPattern(`${path.replace(/\/$/, "")}/*`);
}
