import { type TracardiProcess, isOtherTracardiImage, processOfImage } from "../../facts/images";
import { type Value, UNKNOWN, at, count, isAbsent, items } from "../value";
import { type Sources, type Variable, declares, variable } from "./environment";
import { kubernetesKindOf } from "./kinds";
import { type Placement, labelOf, placementOf, together } from "./placement";
import type { ResourceIndex, StackResource } from "./resources";

/** A container that runs Tracardi's API or GUI. */
export interface TracardiContainer {
  readonly name: string;
  readonly process: TracardiProcess;
  /** The container's EXPOSE_GUI_API. */
  readonly guiApi: Variable;
}

/** Something that makes pods with Tracardi in them. */
export interface Workload {
  readonly resource: StackResource;
  readonly place: Placement;
  /** `Deployment tracardi/api`. */
  readonly label: string;
  readonly containers: readonly TracardiContainer[];
  readonly podLabels: Value;
  readonly podSpec: Value;
  /** Pods that it keeps running; unknown for a DaemonSet, which has as many as there are servers. */
  readonly instances: number | typeof UNKNOWN;
  /** A Job or CronJob, such as an installer: reachable while it runs, but not an instance. */
  readonly runsToCompletion: boolean;
}

/** Workloads with Tracardi in them, and containers whose image is not known yet. */
export function workloadsOf(index: ResourceIndex): {
  workloads: Workload[];
  unidentified: string[];
} {
  const workloads: Workload[] = [];
  const unidentified: string[] = [];
  const scalers = index.ofKind("autoscaler").map((resource) => ({
    resource,
    place: placementOf(resource, index),
  }));
  for (const resource of index.ofKind("workload")) {
    const template = podTemplate(resource);
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    const sources = sourcesFor(resource, place, index);
    const containers: TracardiContainer[] = [];
    for (const container of serving(at(template, "spec"))) {
      const name = String(nameIn(container));
      const process = processOf(container);
      if (process === "unknown") unidentified.push(`${label} (container ${name})`);
      else if (process !== undefined) {
        containers.push({ name, process, guiApi: variable(container, "EXPOSE_GUI_API", sources) });
      }
    }
    if (containers.length === 0) continue;
    workloads.push({
      resource,
      place,
      label,
      containers,
      podLabels: at(template, "metadata", "labels"),
      podSpec: at(template, "spec"),
      instances: instancesOf(resource, place, scalers),
      runsToCompletion: ["Job", "CronJob"].includes(kubernetesKindOf(resource.type)),
    });
  }
  return { workloads, unidentified };
}

function podTemplate(resource: StackResource): Value {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Pod") return resource.props;
  if (kind === "CronJob") return at(resource.props, "spec", "jobTemplate", "spec", "template");
  return at(resource.props, "spec", "template");
}

/** Containers that keep running: an init container does only when it restarts always (a sidecar). */
function serving(podSpec: Value): Value[] {
  const sidecars = items(at(podSpec, "initContainers")).filter(
    (container) => at(container, "restartPolicy") === "Always",
  );
  return [...items(at(podSpec, "containers")), ...sidecars];
}

/**
 * The image decides. Where it is unknown, or a copy under another name, a variable that only the API
 * reads gives it away.
 */
function processOf(container: Value): TracardiProcess | "unknown" | undefined {
  const image = at(container, "image");
  if (typeof image === "string") {
    const process = processOfImage(image);
    if (process !== undefined || isOtherTracardiImage(image)) return process;
  }
  if (declares(container, "EXPOSE_GUI_API")) return "api";
  return image === UNKNOWN ? "unknown" : undefined;
}

function nameIn(container: Value): string {
  const name = at(container, "name");
  return typeof name === "string" ? name : "?";
}

function sourcesFor(resource: StackResource, place: Placement, index: ResourceIndex): Sources {
  return {
    data: (kind, name) => {
      if (name === UNKNOWN) {
        const referenced = index.referenced(resource, "spec", kind);
        return referenced.length === 1 ? referenced[0].props : UNKNOWN;
      }
      return index.ofKind(kind).find((candidate) => {
        const other = placementOf(candidate, index);
        return other.name === name && together(place, other);
      })?.props;
    },
  };
}

/** Where both a number of replicas and an autoscaler are given, the smaller one can happen. */
function instancesOf(
  resource: StackResource,
  place: Placement,
  scalers: readonly { resource: StackResource; place: Placement }[],
): number | typeof UNKNOWN {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Pod") return 1;
  if (kind === "DaemonSet") return UNKNOWN;
  const replicas = at(resource.props, "spec", "replicas");
  const scaler = scalers.find(
    (candidate) => together(candidate.place, place) && scales(candidate.resource, resource, place),
  );
  const declared = count(replicas);
  if (scaler === undefined) {
    return declared ?? (resource.type.endsWith("Patch") ? UNKNOWN : 1);
  }
  const least = count(at(scaler.resource.props, "spec", "minReplicas")) ?? 1;
  if (isAbsent(replicas)) return least;
  if (least === UNKNOWN || declared === UNKNOWN) return UNKNOWN;
  return Math.min(least, declared ?? 1);
}

function scales(scaler: StackResource, workload: StackResource, place: Placement): boolean {
  const target = at(scaler.props, "spec", "scaleTargetRef");
  const name = at(target, "name");
  if (name === UNKNOWN) return (scaler.references["spec"] ?? []).includes(workload.urn);
  return at(target, "kind") === kubernetesKindOf(workload.type) && name === place.name;
}
