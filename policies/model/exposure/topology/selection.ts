import {
  type Answer,
  UNKNOWN,
  allKnown,
  allOf,
  holds,
  ifKnown,
  is,
  possibly,
  readsAs,
  surely,
} from "../../../known";
import { type Value, at, fields, isAbsent } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import { kubernetesKindOf } from "../../resources/kinds";
import { isPatch } from "../../resources/patches";
import { type Placement, objectLabel, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { ByNamespace } from "../../resources/byNamespace";
import { type Stickiness, serviceStickiness } from "../stickiness";
import { besidesTracardi } from "./targetPorts";

/** A Kubernetes Service and the Tracardi workloads that it sends traffic to. */
export interface SelectingService {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
  readonly selected: readonly SelectedWorkload[];
  /** Whether the Service itself sends a client back to the same pod. */
  readonly stickiness: Stickiness;
}

export interface SelectedWorkload {
  readonly workload: Workload;
  /** Set if a label or the selector is not known yet, so that it may select this workload. */
  readonly doubt: readonly Admission[];
}

/** The Services that lead to a Tracardi workload: by selector, or as an alias (ExternalName) of one that does. */
export function selectingServices(
  index: ResourceIndex,
  workloads: readonly Workload[],
): SelectingService[] {
  const services = index.ofKind("service").map((resource): Omit<SelectingService, "selected"> => {
    const place = placementOf(resource, index);
    const label = objectLabel(resource, place);
    return { resource, place, label, stickiness: serviceStickiness(resource, label) };
  });
  const nearby = new ByNamespace(workloads);
  const selecting = services.flatMap((service): SelectingService[] => {
    const selected = nearby
      .around(service.place)
      .flatMap((workload) => select(service.resource, workload, service.label));
    return selected.length > 0 ? [{ ...service, selected }] : [];
  });
  return [...selecting, ...aliasesOf(services, selecting, index)];
}

/** The aliases of Services, and the aliases of those. */
function aliasesOf(
  services: readonly Omit<SelectingService, "selected">[],
  named: readonly SelectingService[],
  index: ResourceIndex,
): SelectingService[] {
  const targets = new ByNamespace(named);
  const done = new Set(named.map(({ resource }) => resource));
  const left = services.filter(({ resource }) => !done.has(resource));
  const found = named.length === 0 ? [] : left.flatMap((one) => aliasOf(one, targets, index));
  return found.length === 0 ? [] : [...found, ...aliasesOf(left, found, index)];
}

/** A Service of type ExternalName leads to the Service that it names. */
function aliasOf(
  service: Omit<SelectingService, "selected">,
  targets: ByNamespace<SelectingService>,
  index: ResourceIndex,
): SelectingService[] {
  const spec = at(service.resource.props, "spec");
  const isAlias = is(at(spec, "type"), "ExternalName");
  if (isAlias === "no") return [];
  const { certain, meant } = ifKnown(
    at(spec, "externalName"),
    (host) => ({ certain: true, meant: ofHost(host, service.place, targets) }),
    ofReferences(service, targets, index),
  );
  const isSure = certain && surely(isAlias);
  return meant.map(({ label, selected, stickiness }) => ({
    ...service,
    label: `${service.label} → ${label}`,
    selected: isSure ? selected : selected.map((one) => doubted(one, service.label, label)),
    stickiness,
  }));
}

/** The Services that an unknown name may mean: those that it comes from, or if it comes from no resource, any. */
function ofReferences(
  { resource, place }: Omit<SelectingService, "selected">,
  targets: ByNamespace<SelectingService>,
  index: ResourceIndex,
): { readonly certain: boolean; readonly meant: readonly SelectingService[] } {
  const all = targets.around({ ...place, namespace: UNKNOWN });
  if ((resource.references["spec"] ?? []).length === 0) return { certain: false, meant: all };
  const sources = index.referenced(resource, "spec", "service");
  return { certain: true, meant: all.filter((target) => sources.includes(target.resource)) };
}

function doubted(
  { workload, doubt }: SelectedWorkload,
  label: string,
  target: string,
): SelectedWorkload {
  const reason = `whether ${label} is another name of ${target} is not known`;
  return { workload, doubt: [...doubt, admitUndecided(reason)] };
}

/**
 * The Services of a host name inside a cluster: `gui.tracardi.svc.cluster.local`, also after the name of a pod. An
 * Ingress controller resolves shorter names too, as its pods do.
 */
function ofHost<T extends { readonly place: Placement }>(
  host: Value,
  from: Placement,
  targets: ByNamespace<T>,
): readonly T[] {
  if (typeof host !== "string") return [];
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const svc = labels.indexOf("svc");
  const isShort = svc < 0 && labels.length <= 2;
  if (!isShort && svc !== 2 && svc !== 3) return [];
  const [name, namespace = from.namespace] = svc === 3 ? labels.slice(1) : labels;
  return name === "" ? [] : targets.named({ cluster: from.cluster, namespace, name }, name);
}

function select(service: StackResource, workload: Workload, label: string): SelectedWorkload[] {
  const doubt = admitUndecided(`whether ${label} selects ${workload.label} is not known`);
  const selected = selects(service, workload);
  if (!possibly(selected)) return [];
  const besides = besidesTracardi(service, workload, label);
  if (besides === "everything") return [];
  const doubts = besides === "nothing" ? [] : [besides];
  return [{ workload, doubt: surely(selected) ? doubts : [doubt, ...doubts] }];
}

/** Whether a Service selects the pods of a workload. A Service without a selector selects none. */
function selects(service: StackResource, workload: Workload): Answer {
  const selector = at(service.props, "spec", "selector");
  // A patch without a selector keeps the selector of a Service that is not in the stack.
  if (isAbsent(selector) && isPatch(service)) return "unknown";
  return ifKnown(
    selector,
    (known) => {
      const wanted = fields(known);
      const matches = wanted.map(([key, value]) => matching(workload, key, value));
      return wanted.length === 0 ? "no" : allOf(matches);
    },
    "unknown",
  );
}

/** Whether the pods of a workload have a label. */
export function matching(workload: Workload, key: string, value: Value): Answer {
  const label = at(workload.podLabels, key);
  return label === undefined ? addedLabel(workload, key, value) : readsAs(label, value);
}

/** Labels that workload controllers add to their pods themselves. */
function addedLabel(workload: Workload, key: string, value: Value): Answer {
  const kind = kubernetesKindOf(workload.resource.type);
  if (kind === "StatefulSet" && key === "statefulset.kubernetes.io/pod-name") {
    return holds(allKnown([workload.place.name, value]), ([name, pod]) => {
      const [own, text] = [String(name), String(pod)];
      return text.startsWith(`${own}-`) && /^\d+$/.test(text.slice(own.length + 1));
    });
  }
  if (kind === "StatefulSet" && key === "apps.kubernetes.io/pod-index") return "yes";
  const mayBe =
    addedByCluster.test(key) ||
    (kind === "Rollout" && rolloutLabels(workload.resource).includes(key)) ||
    (kind !== "Pod" && generatedLabels.includes(key));
  return mayBe ? "unknown" : "no";
}

/** Pod labels that depend on the cluster: where the pods run, and which mesh they are in. */
const addedByCluster =
  /^(topology\.kubernetes\.io\/|eks\.amazonaws\.com\/|([a-z]+\.)?istio\.io\/|linkerd\.io\/)/;

/** Labels that a Rollout adds to the pods of one of its two versions. */
function rolloutLabels({ props }: StackResource): string[] {
  const strategy = at(props, "spec", "strategy");
  return [
    ...["canaryMetadata", "stableMetadata"].map((key) => at(strategy, "canary", key, "labels")),
    ...["activeMetadata", "previewMetadata"].map((key) => at(strategy, "blueGreen", key, "labels")),
  ].flatMap((labels) => fields(labels).map(([key]) => key));
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
