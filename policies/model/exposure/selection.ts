import { type Value, UNKNOWN, at, fields, isAbsent } from "../../value";
import { type Admission, admitUndecided } from "../admission";
import { kubernetesKindOf } from "../kinds";
import { type Placement, labelOf, placementOf, together } from "../placement";
import type { ResourceIndex, StackResource } from "../resources";
import type { Workload } from "../workloads";

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

/** The Services that lead to a Tracardi workload: by their selector, or as another name of one that does. */
export function selectingServices(
  index: ResourceIndex,
  workloads: readonly Workload[],
): SelectingService[] {
  const services = index.ofKind("service").map((resource) => {
    const place = placementOf(resource, index);
    return { resource, place, label: labelOf(resource, place) };
  });
  const selecting = services.flatMap((service): SelectingService[] => {
    const selected = workloads
      .filter((workload) => together(workload.place, service.place))
      .flatMap((workload) => select(service.resource, workload, service.label));
    return selected.length > 0 ? [{ ...service, selected }] : [];
  });
  const aliases = services.flatMap((service) => aliasesOf(service, selecting, index));
  return [...selecting, ...aliases];
}

/** A Service of type ExternalName leads to the Service that it names. */
function aliasesOf(
  service: Omit<SelectingService, "selected">,
  selecting: readonly SelectingService[],
  index: ResourceIndex,
): SelectingService[] {
  const spec = at(service.resource.props, "spec");
  if (at(spec, "type") !== "ExternalName") return [];
  const host = at(spec, "externalName");
  const sources = index.referenced(service.resource, "spec", "service");
  return selecting
    .filter(({ resource, place }) =>
      host === UNKNOWN
        ? sources.includes(resource)
        : place.cluster === service.place.cluster && isNameOf(host, place),
    )
    .map(({ label, selected }) => ({
      ...service,
      label: `${service.label} → ${label}`,
      selected,
    }));
}

/** Whether a host name is that of a Service inside its cluster: `gui.tracardi.svc.cluster.local`. */
function isNameOf(host: Value, { namespace, name }: Placement): boolean {
  const [first, second, third] = typeof host === "string" ? host.toLowerCase().split(".") : [];
  return third === "svc" && first === name && (second === namespace || namespace === UNKNOWN);
}

function select(service: StackResource, workload: Workload, label: string): SelectedWorkload[] {
  const selector = at(service.props, "spec", "selector");
  const doubt = [admitUndecided(`whether ${label} selects ${workload.label} is not known`)];
  // A patch without a selector leaves the one of a Service that is not in the stack.
  const elsewhere = isAbsent(selector) && service.type.endsWith("Patch");
  if (selector === UNKNOWN || elsewhere) return [{ workload, doubt }];
  const wanted = fields(selector);
  if (wanted.length === 0) return [];
  const matches = wanted.map(([key, value]) => matching(workload, key, value));
  if (matches.includes("no")) return [];
  return [{ workload, doubt: matches.includes("maybe") ? doubt : [] }];
}

function matching(workload: Workload, key: string, value: Value): "yes" | "no" | "maybe" {
  const label = at(workload.podLabels, key);
  if (label === undefined) return addedLabel(workload, key, value);
  if (label === UNKNOWN || value === UNKNOWN) return "maybe";
  return String(label) === String(value) ? "yes" : "no";
}

/** Labels that the controllers of workloads add to their pods by themselves. */
function addedLabel(workload: Workload, key: string, value: Value): "yes" | "no" | "maybe" {
  const kind = kubernetesKindOf(workload.resource.type);
  if (kind === "StatefulSet" && key === "statefulset.kubernetes.io/pod-name") {
    const { name } = workload.place;
    if (name === UNKNOWN || value === UNKNOWN) return "maybe";
    const own = String(value).startsWith(`${name}-`);
    return own && /^\d+$/.test(String(value).slice(name.length + 1)) ? "yes" : "no";
  }
  if (kind === "StatefulSet" && key === "apps.kubernetes.io/pod-index") return "yes";
  return kind !== "Pod" && generatedLabels.includes(key) ? "maybe" : "no";
}

const generatedLabels = [
  "pod-template-hash",
  "rollouts-pod-template-hash",
  "pod-template-generation",
  "controller-revision-hash",
  "controller-uid",
  "job-name",
  "batch.kubernetes.io/controller-uid",
  "batch.kubernetes.io/job-name",
];
