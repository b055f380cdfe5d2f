import { type Answer, UNKNOWN, anyOf, holds, ifKnown, or } from "../../../../known";
import { type Value, at, fields, isAbsent, isFields, items, parsedJson } from "../../../../value";
import {
  type Backend,
  type Ingress,
  pathsOf,
  rulesOf,
  serviceName,
} from "../../topology/ingresses";
import { alb } from "./annotations";
import { anyCase } from "./ingressConditions";

/** The Services in actions. An Ingress names an action as if it were a Service. */
export const actionBackends = ({ annotations }: Ingress, declared: readonly Backend[]): Backend[] =>
  declared.flatMap((backend) => {
    const action = actionOf(annotations, backend.name);
    if (isAbsent(action)) return [];
    return servicesIn(action).map((name) => ({ ...backend, name, action, requests: "any" }));
  });

/** Every Service that an action names. A target group that is given by its ARN may belong to any Service. */
const servicesIn = (action: Value): readonly Value[] =>
  ifKnown(
    action,
    (known) =>
      isFields(known)
        ? fields(known).flatMap(([key, value]) => {
            if (/^serviceName$/i.test(key)) return [value];
            return /^targetGroupARN$/i.test(key) ? [UNKNOWN] : servicesIn(value);
          })
        : items(known).flatMap(servicesIn),
    [UNKNOWN],
  );

/** Whether an action of the Ingress makes the ALB redirect plain HTTP to HTTPS before it reaches a backend. */
export function redirected({ resource, annotations }: Ingress, { path, action }: Backend): Answer {
  const catchAll = rulesOf(resource).filter((rule) => isAbsent(at(rule, "host")));
  const before =
    path === undefined
      ? anyOf(catchAll.flatMap(pathsOf).map((each) => redirectsAll(each, annotations)))
      : redirectedBefore(path.position, path.ofRule, annotations);
  // An unknown action may be a redirect, or lead to any Service.
  return ifKnown(action, () => before, or(before, "unknown"));
}

/**
 * Whether an action for all paths redirects plain HTTP to HTTPS before a request reaches a path. That depends
 * on the order in which the AWS Load Balancer Controller puts paths: exact paths first, then prefixes with the
 * longest first, then the others as they are written.
 */
const redirectedBefore = (position: number, paths: readonly Value[], annotations: Value): Answer =>
  anyOf(
    paths
      .filter(
        (path, other) => other !== position && precedes(path, other, paths[position], position),
      )
      .map((path) => redirectsAll(path, annotations)),
  );

function precedes(one: Value, place: number, other: Value, otherPlace: number): boolean {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if (rank !== otherRank) return rank < otherRank;
  if (rank !== 1) return place < otherPlace;
  return String(at(one, "path")).length > String(at(other, "path")).length;
}

const rankOf = (path: Value): number =>
  ({ Exact: 0, Prefix: 1 })[String(at(path, "pathType") ?? "")] ?? 2;

/** Whether a path takes every request and redirects it to HTTPS. */
function redirectsAll(path: Value, annotations: Value): Answer {
  const text = at(path, "path");
  const all = at(path, "pathType") === "Prefix" ? text === "/" : text === "/*";
  if (!all) return "no";
  const name = serviceName(at(path, "backend"));
  return holds(actionOf(annotations, name), (action) => {
    const conditions = at(annotations, `${alb}conditions.${String(name)}`);
    return (
      isAbsent(conditions) &&
      anyCase(action, "type") === "redirect" &&
      anyCase(anyCase(action, "redirectConfig"), "protocol") === "HTTPS"
    );
  });
}

/** The action in an annotation. An Ingress names it as if it were a Service. */
function actionOf(annotations: Value, name: Value): Value {
  if (typeof name !== "string") return undefined;
  const action = at(annotations, `${alb}actions.${name}`);
  return isAbsent(action) ? undefined : parsedJson(action);
}
