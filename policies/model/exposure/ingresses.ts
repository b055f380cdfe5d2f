import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../admission";
import { collectorPattern } from "../collectorPaths";
import { type Placement, labelOf, placementOf } from "../placement";
import type { ResourceIndex, StackResource } from "../resources";
import type { Exposure } from "./exposure";
import { type SelectingService, admitted, listed, namedServices } from "./services";

interface Ingress {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
  readonly annotations: Value;
}

const alb = "alb.ingress.kubernetes.io/";
const nginx = "nginx.ingress.kubernetes.io/";

/** Ways in through Ingresses, of the AWS controllers and of nginx. */
export function ingressExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const ingresses = index.ofKind("ingress").map((resource): Ingress => {
    const place = placementOf(resource, index);
    const annotations = at(resource.props, "metadata", "annotations");
    return { resource, place, label: labelOf(resource, place), annotations };
  });
  return ingresses.flatMap((ingress) => {
    const gates = isAlb(ingress) ? albGates(ingress, ingresses, index) : [otherGate(ingress)];
    if (gates === undefined) return [];
    return backends(ingress).flatMap(({ name, requests }) =>
      namedServices(services, ingress.resource, ingress.place, name).flatMap((service) =>
        service.selected.map(({ workload, doubt }) => ({
          workload,
          path: `${ingress.label} → ${service.label}`,
          gates: [...gates, ...doubt],
          requests,
        })),
      ),
    );
  });
}

const className = ({ resource, annotations }: Ingress): Value =>
  at(resource.props, "spec", "ingressClassName") ?? at(annotations, "kubernetes.io/ingress.class");

const isAlb = (ingress: Ingress): boolean =>
  /\balb\b/i.test(String(className(ingress))) ||
  fields(ingress.annotations).some(([key]) => key.startsWith(alb));

/**
 * Who passes the load balancer that the controller makes; undefined when it is internal. Ingresses of
 * one group share a load balancer, so what one of them opens is open for all.
 */
function albGates(
  ingress: Ingress,
  all: readonly Ingress[],
  index: ResourceIndex,
): readonly Admission[] | undefined {
  const group = at(ingress.annotations, `${alb}group.name`);
  const members = isAbsent(group)
    ? [ingress]
    : all.filter(
        (other) =>
          other.place.cluster === ingress.place.cluster &&
          at(other.annotations, `${alb}group.name`) === group,
      );
  const schemes = members.map((member) => schemeOf(member, index));
  const inbound = union(members.map(({ annotations }) => inboundOf(annotations)));
  if (schemes.includes("internet-facing")) return [inbound];
  const scheme = `the scheme of the load balancer of ${ingress.label} is not known`;
  return schemes.includes("unknown") ? [inbound, admitUndecided(scheme)] : undefined;
}

function schemeOf(
  ingress: Ingress,
  index: ResourceIndex,
): "internal" | "internet-facing" | "unknown" {
  // What an IngressClassParams says wins over the annotation.
  const params = index
    .ofKind("ingressClassParams")
    .filter((resource) => placementOf(resource, index).cluster === ingress.place.cluster)
    .map((resource) => at(resource.props, "spec", "scheme"));
  const schemes = [at(ingress.annotations, `${alb}scheme`), ...params];
  if (schemes.includes("internet-facing")) return "internet-facing";
  return schemes.includes("internal") ? "internal" : "unknown";
}

function inboundOf(annotations: Value): Admission {
  if (annotations === UNKNOWN) return admitUndecided("the annotations are not known");
  if (!isAbsent(at(annotations, `${alb}security-groups`))) {
    return admitEveryone("has security groups by annotation, whose rules cannot be seen");
  }
  const inbound = listed(at(annotations, `${alb}inbound-cidrs`));
  return inbound.length > 0 ? admitted(inbound) : { networks: ["0.0.0.0/0", "::/0"] };
}

/** Other controllers: only nginx's list of allowed sources is known to limit who comes in. */
function otherGate({ annotations, label }: Ingress): Admission {
  if (annotations === UNKNOWN) return admitUndecided(`the annotations of ${label} are not known`);
  const allowed = ["whitelist-source-range", "allowlist-source-range"]
    .map((key) => at(annotations, nginx + key))
    .find((value) => !isAbsent(value));
  return allowed === undefined
    ? admitEveryone("names no networks that it is limited to")
    : admitted(listed(allowed));
}

interface Backend {
  readonly name: Value;
  readonly requests: Exposure["requests"];
}

function backends({ resource, annotations }: Ingress): Backend[] {
  const spec = at(resource.props, "spec");
  const rewritten = fields(annotations).some(([key]) => rewriting.test(key));
  const declared: Value[] = [at(spec, "defaultBackend"), at(spec, "backend")];
  const defaults = declared.filter((b) => b !== undefined);
  const paths = items(at(spec, "rules")).flatMap((rule) => items(at(rule, "http", "paths")));
  return [
    ...defaults.map((backend): Backend => ({ name: serviceName(backend), requests: "any" })),
    ...paths.map((path): Backend => ({
      name: serviceName(at(path, "backend")),
      requests: !rewritten && isCollectorPath(path) ? "collector" : "any",
    })),
  ];
}

/** Annotations after which a path is no longer the path that the application sees. */
const rewriting = /rewrite|snippet|regex|app-root|\/actions\.|\/transforms\./;

const serviceName = (backend: Value): Value =>
  at(backend, "service", "name") ?? at(backend, "serviceName");

function isCollectorPath(rule: Value): boolean {
  const path = at(rule, "path");
  if (typeof path !== "string") return false;
  const type = at(rule, "pathType");
  if (type === "Exact") return !/[*?]/.test(path) && collectorPattern(path);
  return type === "Prefix" && collectorPattern(`${path}*`);
}
