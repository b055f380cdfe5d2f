import { type Value, UNKNOWN, at, fields, isAbsent, isFields, items } from "../../value";
import { collectorPattern } from "../collectorPaths";
import type { Exposure } from "./exposure";
import { type Ingress, alb, nginx } from "./ingressClasses";

/** A Service that an Ingress sends requests to. */
export interface Backend {
  readonly name: Value;
  readonly requests: Exposure["requests"];
}

/** Where an Ingress sends what, by its rules, its default backend and its annotations. */
export function backends({ resource, annotations }: Ingress): Backend[] {
  const spec = at(resource.props, "spec");
  const rewritten = fields(annotations).some(([key]) => rewriting.test(key));
  const fallbacks: Value[] = [at(annotations, `${nginx}default-backend`)];
  const defaults: Value[] = [at(spec, "defaultBackend"), at(spec, "backend")];
  const paths = items(at(spec, "rules")).flatMap((rule) => items(at(rule, "http", "paths")));
  const declared = [
    ...defaults
      .filter((backend) => !isAbsent(backend))
      .map((backend): Backend => ({ name: serviceName(backend), requests: "any" })),
    ...paths.map((path): Backend => ({
      name: serviceName(at(path, "backend")),
      requests: !rewritten && isCollectorPath(path) ? "collector" : "any",
    })),
  ];
  return [
    ...declared,
    ...fallbacks
      .filter((name) => !isAbsent(name))
      .map((name): Backend => ({ name, requests: "any" })),
    ...declared.flatMap(({ name }) => actionBackends(annotations, name)),
  ];
}

/** Annotations after which a path is no longer the path that the application sees. */
const rewriting = /rewrite|snippet|regex|app-root|\/actions\.|\/transforms\./;

const serviceName = (backend: Value): Value =>
  at(backend, "service", "name") ?? at(backend, "serviceName");

/** The Services of an ALB action, which an Ingress names as if it were a Service. */
function actionBackends(annotations: Value, name: Value): Backend[] {
  if (typeof name !== "string") return [];
  const action = at(annotations, `${alb}actions.${name}`);
  if (isAbsent(action)) return [];
  return servicesIn(parsed(action)).map((service) => ({ name: service, requests: "any" }));
}

function parsed(json: Value): Value {
  try {
    return JSON.parse(String(json)) as Value;
  } catch {
    return UNKNOWN;
  }
}

/** Every Service that an action names; a target group by its ARN may belong to any. */
function servicesIn(action: Value): Value[] {
  if (action === UNKNOWN) return [UNKNOWN];
  if (!isFields(action)) return items(action).flatMap(servicesIn);
  return fields(action).flatMap(([key, value]) => {
    if (/^serviceName$/i.test(key)) return [value];
    return /^targetGroupARN$/i.test(key) ? [UNKNOWN] : servicesIn(value);
  });
}

function isCollectorPath(rule: Value): boolean {
  const path = at(rule, "path");
  if (typeof path !== "string") return false;
  const type = at(rule, "pathType");
  if (type === "Exact") return !/[*?]/.test(path) && collectorPattern(path);
  return type === "Prefix" && collectorPattern(`${path}*`);
}
