import { type TracardiProcess, isOtherTracardiImage, processOfImage } from "../../facts/images";
import { type Value, UNKNOWN, at, items } from "../value";
import { type Sources, type Variable, declares, variable } from "./environment";
import { instancesOf } from "./instances";
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

/** Workloads with Tracardi in them, and what about others is not known, as clauses for a message. */
export function workloadsOf(index: ResourceIndex): {
  workloads: Workload[];
  unidentified: string[];
} {
  const workloads: Workload[] = [];
  const unidentified: string[] = [];
  for (const resource of index.ofKind("workload")) {
    const template = podTemplate(resource);
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    const sources = sourcesFor(resource, place, index);
    const containers: TracardiContainer[] = [];
    for (const container of serving(at(template, "spec"))) {
      const name = String(nameIn(container));
      const process = processOf(container);
      const guiApi = variable(container, "EXPOSE_GUI_API", sources);
      if (process !== undefined) containers.push({ name, process, guiApi });
      else {
        const doubt = doubtAbout(container, guiApi);
        if (doubt !== undefined) {
          unidentified.push(`whether ${label} (container ${name}) runs Tracardi, ${doubt}`);
        }
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
      instances: instancesOf(resource, place, index),
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
  const sidecars = items(at(podSpec, "initContainers")).filter((container) =>
    ["Always", UNKNOWN].includes(at(container, "restartPolicy") as string),
  );
  return [...items(at(podSpec, "containers")), ...sidecars];
}

/**
 * The image decides. Where it is unknown, or a copy under another name, a variable that only the API
 * reads gives it away.
 */
function processOf(container: Value): TracardiProcess | undefined {
  const image = at(container, "image");
  if (typeof image === "string") {
    const process = processOfImage(image);
    if (process !== undefined || isOtherTracardiImage(image)) return process;
  }
  return declares(container, "EXPOSE_GUI_API") ? "api" : undefined;
}

/** Why a container that is not seen to run Tracardi may run it all the same. */
function doubtAbout(container: Value, guiApi: Variable): string | undefined {
  const image = at(container, "image");
  if (image === UNKNOWN) return "as its image is not known. Write the image as plain text.";
  if (typeof image !== "string" || isOtherTracardiImage(image)) return undefined;
  const settings =
    guiApi.state === "set" || ownSettings.some((setting) => declares(container, setting));
  return settings || /tracardi[-_.]?(api|gui)\b/i.test(image)
    ? "as its image does not have the name of one of Tracardi's, but the looks. Name the copy of the image as the original."
    : undefined;
}

/** Settings that only Tracardi has. */
const ownSettings = ["INSTALLATION_TOKEN", "AUTO_PROFILE_MERGING"];

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
