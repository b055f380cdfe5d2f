import { type Value, UNKNOWN, at, fields, isAbsent, isTrue, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../admission";
import { type Placement, labelOf, placementOf, together } from "../placement";
import type { ResourceIndex, StackResource } from "../resources";
import type { Workload } from "../workloads";
import type { Exposure } from "./exposure";

/** A Kubernetes Service and the Tracardi workloads that it sends traffic to. */
export interface SelectingService {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
  readonly selected: readonly SelectedWorkload[];
}

export interface SelectedWorkload {
  readonly workload: Workload;
  /** Set when a label or the selector is not known yet, so that it may select this workload. */
  readonly doubt: readonly Admission[];
}

/** The Services that select a Tracardi workload. */
export function selectingServices(
  index: ResourceIndex,
  workloads: readonly Workload[],
): SelectingService[] {
  return index.ofKind("service").flatMap((resource) => {
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    const selected = workloads
      .filter((workload) => together(workload.place, place))
      .flatMap((workload) => select(at(resource.props, "spec", "selector"), workload, label));
    return selected.length > 0 ? [{ resource, place, label, selected }] : [];
  });
}

function select(selector: Value, workload: Workload, service: string): SelectedWorkload[] {
  const doubt = [admitUndecided(`whether ${service} selects ${workload.label} is not known`)];
  if (selector === UNKNOWN) return [{ workload, doubt }];
  const wanted = fields(selector);
  if (wanted.length === 0) return [];
  const matches = wanted.map(([key, value]) => {
    const label = at(workload.podLabels, key);
    if (label === UNKNOWN || value === UNKNOWN) return "maybe";
    return String(label) === String(value) ? "yes" : "no";
  });
  if (matches.includes("no")) return [];
  return [{ workload, doubt: matches.includes("maybe") ? doubt : [] }];
}

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
    const gates = loadBalancerGates(service);
    if (gates !== undefined) found.push({ path: `${service.label} of type LoadBalancer`, gates });
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

/** Load balancer classes whose controllers make internal ones unless told otherwise. */
const internalByDefault = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];

/** Who passes the load balancer of a Service; undefined when it has only private addresses. */
function loadBalancerGates({ resource, label }: SelectingService): Admission[] | undefined {
  const annotations = at(resource.props, "metadata", "annotations");
  const scheme = at(annotations, `${annotation}aws-load-balancer-scheme`);
  const internal = at(annotations, `${annotation}aws-load-balancer-internal`);
  const sources = sourcesOf(annotations, at(resource.props, "spec"));
  if (scheme === UNKNOWN || internal === UNKNOWN) {
    return [
      sources,
      admitUndecided(`whether the load balancer of ${label} is internal is not known`),
    ];
  }
  const className = String(at(resource.props, "spec", "loadBalancerClass"));
  const inside = isAbsent(scheme)
    ? isTrue(internal) || (isAbsent(internal) && internalByDefault.includes(className))
    : scheme === "internal" && (isAbsent(internal) || isTrue(internal));
  return inside ? undefined : [sources];
}

function sourcesOf(annotations: Value, spec: Value): Admission {
  // With security groups of one's own, the controllers ignore the source ranges.
  if (!isAbsent(at(annotations, `${annotation}aws-load-balancer-security-groups`))) {
    return admitEveryone("has security groups by annotation, whose rules cannot be seen");
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
