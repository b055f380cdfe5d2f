import { type Value, at, fields, isAbsent, items } from "../../../value";
import { collectorPattern } from "../../collectorPaths";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Exposure } from "../exposure";
import { type Placed, placed } from "./placed";

/** An Ingress and what is needed to judge it. */
export interface Ingress extends Placed {
  readonly annotations: Value;
}

/** A Service that an Ingress sends requests to. */
export interface Backend {
  readonly name: Value;
  readonly requests: Exposure["requests"];
  /** The host that requests must ask for; undefined for any host. */
  readonly host: Value;
  /** The path that leads here, by its index in its rule; undefined for a default backend. */
  readonly path?: { readonly position: number; readonly ofRule: readonly Value[] };
  /** The action that an annotation defines in place of the Service that a path names. */
  readonly action?: Value;
}

export function ingressOf(resource: StackResource, index: ResourceIndex): Ingress {
  const annotations = at(resource.props, "metadata", "annotations");
  return { ...placed(resource, index), annotations };
}

/** Where an Ingress sends requests, by its rules and its default backend. */
export function declaredBackends({ resource, annotations }: Ingress): Backend[] {
  const spec = at(resource.props, "spec");
  const rewritten = fields(annotations).some(
    ([key, text]) => rewriting.test(key) && !answersItself(key, text),
  );
  const defaults: Value[] = [at(spec, "defaultBackend"), at(spec, "backend")];
  return [
    ...defaults
      .filter((backend) => !isAbsent(backend))
      .map((backend) => byDefault(serviceName(backend))),
    ...rulesOf(resource).flatMap((rule) =>
      pathsOf(rule).map((path, position, ofRule): Backend => ({
        name: serviceName(at(path, "backend")),
        requests: !rewritten && isCollectorPath(path) ? "collector" : "any",
        host: at(rule, "host"),
        path: { position, ofRule },
      })),
    ),
  ];
}

/** A backend for all requests that match no rule. */
export const byDefault = (name: Value): Backend => ({ name, requests: "any", host: undefined });

export const rulesOf = ({ props }: StackResource): readonly Value[] =>
  items(at(props, "spec", "rules"));

export const pathsOf = (rule: Value): readonly Value[] => items(at(rule, "http", "paths"));

export const serviceName = (backend: Value): Value =>
  at(backend, "service", "name") ?? at(backend, "serviceName");

/** Annotations that change the path before the application sees it. */
const rewriting = /rewrite|snippet|regex|app-root|\/actions\.|\/transforms\./;

/** An action that forwards no request: a redirect or a fixed response. */
const answersItself = (key: string, text: Value): boolean =>
  key.includes("/actions.") &&
  typeof text === "string" &&
  /"type"\s*:\s*"(redirect|fixed-response)"/i.test(text);

function isCollectorPath(rule: Value): boolean {
  const path = at(rule, "path");
  if (typeof path !== "string") return false;
  const type = at(rule, "pathType");
  if (type === "Exact") return !/[*?]/.test(path) && collectorPattern(path);
  return type === "Prefix" && collectorPattern(`${path}*`);
}
