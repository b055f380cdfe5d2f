import { type Value, UNKNOWN, at, fields, isAbsent, isFields, items } from "../../../value";
import { collectorPattern } from "../../collectorPaths";
import type { Exposure } from "../exposure";
import { actionOf, redirectedBefore, redirectsAll } from "./albRedirects";
import { type Ingress, nginx } from "./ingressClasses";

/** A Service that an Ingress sends requests to. */
export interface Backend {
  readonly name: Value;
  readonly requests: Exposure["requests"];
  /** The host that requests must ask for; undefined for any. */
  readonly host: Value;
  /** Whether an ALB sends plain HTTP to HTTPS before it comes here, by an action of the Ingress. */
  readonly redirected: boolean | typeof UNKNOWN;
}

/** Where an Ingress sends what, by its rules, its default backend and its annotations. */
export function backends({ resource, annotations }: Ingress): Backend[] {
  const spec = at(resource.props, "spec");
  const rewritten = fields(annotations).some(
    ([key, text]) => rewriting.test(key) && !answersItself(key, text),
  );
  const rules = items(at(spec, "rules"));
  const catchAll = rules.filter((rule) => isAbsent(at(rule, "host"))).flatMap(pathsOf);
  const redirected = anyOf(catchAll.map((path) => redirectsAll(path, annotations)));
  const byDefault: Pick<Backend, "requests" | "host" | "redirected"> = {
    requests: "any",
    host: undefined,
    redirected,
  };
  const defaults: Value[] = [at(spec, "defaultBackend"), at(spec, "backend")];
  const declared: Backend[] = [
    ...defaults
      .filter((backend) => !isAbsent(backend))
      .map((backend): Backend => ({ ...byDefault, name: serviceName(backend) })),
    ...rules.flatMap((rule) =>
      pathsOf(rule).map((path, position, paths): Backend => ({
        name: serviceName(at(path, "backend")),
        requests: !rewritten && isCollectorPath(path) ? ("collector" as const) : ("any" as const),
        host: at(rule, "host"),
        redirected: redirectedBefore(position, paths, annotations),
      })),
    ),
  ];
  const fallback = at(annotations, `${nginx}default-backend`);
  const fallbacks: Backend[] = isAbsent(fallback) ? [] : [{ ...byDefault, name: fallback }];
  return [
    ...declared,
    ...fallbacks,
    ...declared.flatMap((backend) => actionBackends(annotations, backend)),
  ];
}

const pathsOf = (rule: Value): readonly Value[] => items(at(rule, "http", "paths"));

/** Whether any is true, as far as that is known. */
const anyOf = (answers: readonly Backend["redirected"][]): Backend["redirected"] =>
  answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);

/** Annotations after which a path is no longer the path that the application sees. */
const rewriting = /rewrite|snippet|regex|app-root|\/actions\.|\/transforms\./;

/** An action that sends no request on: a redirect or a fixed answer. */
const answersItself = (key: string, text: Value): boolean =>
  key.includes("/actions.") &&
  typeof text === "string" &&
  /"type"\s*:\s*"(redirect|fixed-response)"/i.test(text);

const serviceName = (backend: Value): Value =>
  at(backend, "service", "name") ?? at(backend, "serviceName");

/** The Services of an ALB action, which an Ingress names as if it were a Service. */
function actionBackends(annotations: Value, backend: Backend): Backend[] {
  const action = actionOf(annotations, backend.name);
  if (isAbsent(action)) return [];
  // What is not known may be a redirect as well as a way to any Service.
  const redirected = action === UNKNOWN ? backend.redirected || UNKNOWN : backend.redirected;
  return servicesIn(action).map((name): Backend => ({
    ...backend,
    name,
    redirected,
    requests: "any",
  }));
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
