import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import type { Admission } from "../../networks/admission";
import { collectorPattern } from "../../collectorPaths";
import type { Exposure } from "../exposure";
import { admitted } from "../services/lists";
import { type Stickiness, anyStickiness, isUnused, switched } from "../stickiness";
import type { Placed } from "./gateways";

/** A rule of a route that sends requests somewhere. */
export interface RouteRule {
  readonly backends: readonly Value[];
  readonly requests: Exposure["requests"];
  readonly stickiness: Stickiness;
  /** Whom the rule itself lets through. */
  readonly gates: readonly Admission[];
}

/** The rules of a route; `extensions` finds the AWS controller's ListenerRuleConfigurations by name. */
export function rulesOf(
  route: Placed,
  extensions: (name: Value) => readonly Placed[],
): RouteRule[] {
  const rules = at(route.resource.props, "spec", "rules");
  if (rules === UNKNOWN) {
    return [{ backends: [UNKNOWN], requests: "any", stickiness: UNKNOWN, gates: [] }];
  }
  return items(rules).flatMap((rule): RouteRule[] => {
    const filters = items(at(rule, "filters"));
    // A copy of a request may be asked for by a rule or by one of its backends.
    const ofBackends = items(at(rule, "backendRefs")).flatMap((one) => items(at(one, "filters")));
    const mirrors = [...filters, ...ofBackends]
      .map((filter) => at(filter, "requestMirror", "backendRef"))
      .filter((backend) => !isAbsent(backend));
    const configurations = filters.flatMap((filter) => configurationsOf(filter, extensions));
    // What is answered with a redirect or by the load balancer itself goes no further.
    const answered =
      filters.some((filter) => at(filter, "type") === "RequestRedirect") ||
      configurations.some(answers);
    const backends = [...(answered ? [] : used(rule)), ...mirrors];
    if (backends.length === 0) return [];
    return [
      {
        backends,
        requests: isCollectorOnly(rule, filters) ? "collector" : "any",
        stickiness: anyStickiness([
          persistence(rule, route.label),
          ...configurations.map(forwardStickiness),
        ]),
        gates: configurations.flatMap(sourceGates),
      },
    ];
  });
}

/** The backends of a rule that take part: a weight of 0 takes one out. */
const used = (rule: Value): Value[] =>
  items(at(rule, "backendRefs")).filter((backend) => !isUnused(at(backend, "weight")));

function configurationsOf(
  filter: Value,
  extensions: (name: Value) => readonly Placed[],
): readonly Placed[] {
  const reference = at(filter, "extensionRef");
  return at(reference, "kind") === "ListenerRuleConfiguration"
    ? extensions(at(reference, "name"))
    : [];
}

const answers = ({ resource }: Placed): boolean =>
  items(at(resource.props, "spec", "actions")).some((action) =>
    ["redirect", "fixed-response"].includes(String(at(action, "type"))),
  );

const forwardStickiness = ({ resource, label }: Placed): Stickiness =>
  anyStickiness(
    items(at(resource.props, "spec", "actions")).map((action) =>
      switched(
        at(action, "forwardConfig", "targetGroupStickinessConfig", "enabled"),
        `${label} forwards with stickiness on`,
      ),
    ),
  );

/** Conditions on the client's address, where they are for all of a rule. */
const sourceGates = ({ resource }: Placed): Admission[] =>
  items(at(resource.props, "spec", "conditions"))
    .filter((condition) => isAbsent(at(condition, "matchIndexes")))
    .map((condition) => items(at(condition, "sourceIPConfig", "values")))
    .filter((values) => values.length > 0)
    .map(admitted);

function persistence(rule: Value, label: string): Stickiness {
  const session = at(rule, "sessionPersistence");
  if (rule === UNKNOWN || session === UNKNOWN) return UNKNOWN;
  return isAbsent(session) ? undefined : `${label} has sessionPersistence`;
}

/** Only where every match is a collector path that the application sees as it came. */
function isCollectorOnly(rule: Value, filters: readonly Value[]): boolean {
  const rewritten = filters.some((filter) => {
    const type = at(filter, "type");
    if (type === "ExtensionRef") {
      return at(filter, "extensionRef", "kind") !== "ListenerRuleConfiguration";
    }
    return type !== "RequestHeaderModifier" && type !== "ResponseHeaderModifier" && !isMirror(type);
  });
  const matches = items(at(rule, "matches"));
  return !rewritten && matches.length > 0 && matches.every((match) => isCollectorPath(match));
}

const isMirror = (type: Value): boolean => type === "RequestMirror";

function isCollectorPath(match: Value): boolean {
  const [type, path] = [at(match, "path", "type"), at(match, "path", "value")];
  // Some load balancers read `*` and `?` of an exact path as any text.
  if (typeof path !== "string" || /[*?]/.test(path)) return false;
  if (type === "Exact") return collectorPattern(path);
  const isPrefix = type === undefined || type === "PathPrefix";
  return isPrefix && collectorPattern(`${path.replace(/\/$/, "")}/*`);
}
