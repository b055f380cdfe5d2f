import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../value";
import { type Admission, admitEveryone, admitInside, admitUndecided } from "../admission";
import { type Placement, labelOf, together } from "../placement";
import type { StackResource } from "../resources";
import { unseenEntrance } from "./entrance";
import type { Exposure } from "./exposure";
import type { SelectingService } from "./selection";

/**
 * The Services that a route names: by the name; while it is unknown, by where it comes from; and where
 * that tells nothing either, all that it may be, with the doubt said.
 */
export function namedServices(
  services: readonly SelectingService[],
  from: StackResource,
  place: Placement,
  name: Value,
): SelectingService[] {
  const near = services.filter((service) => together(service.place, place));
  const named = near.filter((service) => name !== UNKNOWN && service.place.name === name);
  if (named.length > 0) return named;
  const candidates = near.filter((service) => name === UNKNOWN || service.place.name === UNKNOWN);
  const sources = (from.references["spec"] ?? []).filter((urn) => /:Service(Patch)?::/.test(urn));
  if (sources.length > 0)
    return candidates.filter(({ resource }) => sources.includes(resource.urn));
  return isAbsent(name) ? [] : candidates.map((service) => doubted(service, labelOf(from, place)));
}

const doubted = (service: SelectingService, route: string): SelectingService => ({
  ...service,
  selected: service.selected.map(({ workload, doubt }) => ({
    workload,
    doubt: [...doubt, admitUndecided(`whether ${route} leads to ${service.label} is not known`)],
  })),
});

/** What Services open by themselves: load balancers, node ports and external addresses. */
export function serviceExposures(services: readonly SelectingService[]): Exposure[] {
  return services.flatMap((service) =>
    openings(service).flatMap(({ path, gates }) =>
      service.selected.map(({ workload, doubt }) => ({
        workload,
        path,
        gates: [...gates, ...doubt],
        requests: "any" as const,
        entrance: unseenEntrance(service.resource, service.label),
      })),
    ),
  );
}

interface Opening {
  readonly path: string;
  readonly gates: readonly Admission[];
}

function openings(service: SelectingService): Opening[] {
  const spec = at(service.resource.props, "spec");
  const type = at(spec, "type");
  const found: Opening[] = [];
  if (type === UNKNOWN) {
    found.push({
      path: service.label,
      gates: [admitUndecided(`the type of ${service.label} is not known`)],
    });
  }
  if (type === "LoadBalancer") {
    found.push({
      path: `${service.label} of type LoadBalancer`,
      gates: loadBalancerGates(service),
    });
  }
  if (type === "NodePort") {
    found.push({
      path: `${service.label} of type NodePort`,
      gates: [admitEveryone("opens a port of every server, with no limit on who connects")],
    });
  }
  if (items(at(spec, "externalIPs")).length > 0) {
    found.push({
      path: `${service.label} with externalIPs`,
      gates: [admitEveryone("takes traffic for outside addresses, with no limit on who connects")],
    });
  }
  return found;
}

const annotation = "service.beta.kubernetes.io/";

/** Load balancer classes and types whose controllers make internal ones unless told otherwise. */
const internalByDefault: readonly Value[] = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const internalTypes: readonly Value[] = ["external", "nlb-ip"];

/** Who passes the load balancer of a Service. */
function loadBalancerGates({ resource, label }: SelectingService): Admission[] {
  const annotations = at(resource.props, "metadata", "annotations");
  const sources = sourcesOf(annotations, at(resource.props, "spec"));
  const className = at(resource.props, "spec", "loadBalancerClass");
  const type = at(annotations, `${annotation}aws-load-balancer-type`);
  const scheme = at(annotations, `${annotation}aws-load-balancer-scheme`);
  const internal = at(annotations, `${annotation}aws-load-balancer-internal`);
  if (scheme === UNKNOWN || internal === UNKNOWN) {
    const doubt = `whether the load balancer of ${label} is internal is not known`;
    return [sources, admitUndecided(doubt)];
  }
  const ownController = internalByDefault.includes(className) || internalTypes.includes(type);
  if (isAbsent(scheme)) {
    const inside = isInternal(internal) || (isAbsent(internal) && ownController);
    return inside ? [sources, admitInside] : [sources];
  }
  if (scheme !== "internal" || !(isAbsent(internal) || isInternal(internal))) return [sources];
  if (ownController || isInternal(internal)) return [sources, admitInside];
  const doubt = `Kubernetes' own controller does not read the scheme of ${label}, so it must have a loadBalancerClass`;
  return [sources, admitUndecided(doubt)];
}

/** `0.0.0.0/0` is how the annotation was written at first, and still means internal. */
const isInternal = (value: Value): boolean => isTrue(value) || value === "0.0.0.0/0";

function sourcesOf(annotations: Value, spec: Value): Admission {
  // With security groups of one's own, the controllers ignore the source ranges.
  if (!isAbsent(at(annotations, `${annotation}aws-load-balancer-security-groups`))) {
    return admitEveryone("has security groups by annotation, whose rules cannot be seen");
  }
  if (!isAbsent(at(annotations, `${annotation}aws-load-balancer-security-group-prefix-lists`))) {
    return admitEveryone("admits a prefix list, whose networks cannot be seen");
  }
  const declared = items(at(spec, "loadBalancerSourceRanges"));
  const annotated = listed(at(annotations, `${annotation}load-balancer-source-ranges`));
  const ranges = declared.length > 0 ? declared : annotated;
  return ranges.length > 0 ? admitted(ranges) : { networks: ["0.0.0.0/0"] };
}

/** The values of a comma-separated annotation. */
export function listed(value: Value): readonly Value[] {
  if (typeof value !== "string") return value === UNKNOWN ? [UNKNOWN] : [];
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** An admission from a list of networks, some of which may be unknown. */
export function admitted(networks: readonly Value[]): Admission {
  const known = networks.filter((network) => typeof network === "string");
  return known.length === networks.length
    ? { networks: known }
    : { networks: known, undecided: "the networks that it admits are not all known" };
}
