import { type Value, UNKNOWN, at, fields, isAbsent } from "../../../value";
import { alb } from "./ingressClasses";

/**
 * Whether plain HTTP is sent to HTTPS before it comes to a path, by an action for all paths that the AWS
 * Load Balancer Controller puts before it. It puts exact paths first, then prefixes, the longest first,
 * then the others as they are written.
 */
export function redirectedBefore(
  position: number,
  paths: readonly Value[],
  annotations: Value,
): boolean | typeof UNKNOWN {
  const answers = paths
    .filter((path, other) => other !== position && precedes(path, other, paths[position], position))
    .map((path) => redirectsAll(path, annotations));
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

function precedes(one: Value, place: number, other: Value, otherPlace: number): boolean {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if (rank !== otherRank) return rank < otherRank;
  if (rank !== 1) return place < otherPlace;
  return String(at(one, "path")).length > String(at(other, "path")).length;
}

const rankOf = (path: Value): number =>
  ({ Exact: 0, Prefix: 1 })[String(at(path, "pathType") ?? "")] ?? 2;

/** Whether a path takes every request and sends it to HTTPS. */
export function redirectsAll(path: Value, annotations: Value): boolean | typeof UNKNOWN {
  const text = at(path, "path");
  const all = at(path, "pathType") === "Prefix" ? text === "/" : text === "/*";
  if (!all) return false;
  const name = at(path, "backend", "service", "name") ?? at(path, "backend", "serviceName");
  const action = actionOf(annotations, name);
  if (isAbsent(action)) return false;
  if (action === UNKNOWN) return UNKNOWN;
  const conditions = at(annotations, `${alb}conditions.${String(name)}`);
  const redirect = anyCase(action, "redirectConfig");
  return (
    isAbsent(conditions) &&
    anyCase(action, "type") === "redirect" &&
    anyCase(redirect, "protocol") === "HTTPS"
  );
}

/** The action of an annotation, which an Ingress names as if it were a Service. */
export function actionOf(annotations: Value, name: Value): Value {
  if (typeof name !== "string") return undefined;
  const action = at(annotations, `${alb}actions.${name}`);
  if (isAbsent(action)) return undefined;
  try {
    return typeof action === "string" ? (JSON.parse(action) as Value) : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

/** The controller reads the fields of its JSON in any case. */
function anyCase(value: Value, name: string): Value {
  return fields(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
