import { allKnown, ifKnown } from "../../../known";
import { type Value, at, isAbsent, items } from "../../../value";
import { type Admission } from "../../networks/admission";
import { collectorPattern } from "../../collectorPaths";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Exposure } from "../exposure";
import { admitted } from "../lists";
import {
  type Stickiness,
  actionStickiness,
  anyStickiness,
  isUnused,
  targetGroupStickiness,
} from "../stickiness";

/** A listener, or one of its rules, that forwards to a target group of the stack. */
export interface Forward {
  readonly targetGroup: StackResource;
  /** Undefined when a rule belongs to a listener that is not in the stack. */
  readonly listener?: StackResource;
  readonly rule?: StackResource;
  /** Who the rule's own conditions let through. */
  readonly gates: readonly Admission[];
  readonly requests: Exposure["requests"];
  readonly stickiness: Stickiness;
}

/** Everything that forwards to a target group of the stack. */
export function forwards(index: ResourceIndex): Forward[] {
  const stickinessOf = (targetGroup: StackResource, from: StackResource, property: string) =>
    anyStickiness([
      targetGroupStickiness(targetGroup),
      actionStickiness(at(from.props, property), `${words[from.kind] ?? ""}${from.name}`),
    ]);
  const byDefault = index.ofKind("listener").flatMap((listener) =>
    targets(listener, "defaultActions", index).map((targetGroup): Forward => ({
      targetGroup,
      listener,
      gates: [],
      requests: "any",
      stickiness: stickinessOf(targetGroup, listener, "defaultActions"),
    })),
  );
  const byRule = index.ofKind("listenerRule").flatMap((rule) => {
    const arn = at(rule.props, "listenerArn");
    const listeners = index.resolve(rule, "listenerArn", arn, "listener");
    const known = listeners.length > 0 ? listeners : [undefined];
    const { gates, requests } = conditionsOf(rule.props);
    return targets(rule, "actions", index).flatMap((targetGroup) =>
      known.map((listener): Forward => ({
        ...{ targetGroup, listener, rule, gates, requests },
        stickiness: stickinessOf(targetGroup, rule, "actions"),
      })),
    );
  });
  return [...byDefault, ...byRule];
}

const words: Partial<Record<StackResource["kind"], string>> = {
  listener: "listener ",
  listenerRule: "rule ",
};

function targets(
  resource: StackResource,
  property: string,
  index: ResourceIndex,
): readonly StackResource[] {
  const arns = items(at(resource.props, property)).flatMap((action): readonly Value[] => {
    const weighted = items(at(action, "forward", "targetGroups")).filter(
      (group) => !isUnused(at(group, "weight")),
    );
    return [at(action, "targetGroupArn"), ...weighted.map((group) => at(group, "arn"))];
  });
  const found = arns
    .filter((arn) => !isAbsent(arn))
    .flatMap((arn) => index.resolve(resource, property, arn, "targetGroup"));
  return [...new Set(found)];
}

/** All conditions of a rule must hold, so any one that limits who or what comes in limits the whole rule. */
function conditionsOf(rule: Value): Pick<Forward, "gates" | "requests"> {
  const conditions = items(at(rule, "conditions"));
  const sources = conditions.map((condition) => items(at(condition, "sourceIp", "values")));
  const collector = conditions.some((condition) => isCollectorOnly(at(condition, "pathPattern")));
  const rewritten = items(at(rule, "transforms")).length > 0;
  return {
    gates: sources
      .filter((values) => values.length > 0)
      .flatMap((values) => ifKnown(allKnown(values), (known) => [admitted(known)], [])),
    requests: collector && !rewritten ? "collector" : "any",
  };
}

function isCollectorOnly(pathPattern: Value): boolean {
  const patterns = items(at(pathPattern, "values"));
  return (
    patterns.length > 0 &&
    items(at(pathPattern, "regexValues")).length === 0 &&
    patterns.every((pattern) => typeof pattern === "string" && collectorPattern(pattern))
  );
}
