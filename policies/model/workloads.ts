import {
  type AnyProcess,
  processOfImage,
  repositoryName,
  serviceOfImage,
} from "../../facts/images";
import type { Settings } from "../settings/settings";
import { type Value, UNKNOWN, at, items } from "../value";
import { type Sources, type Variable, declares, variable } from "./environment";
import { instancesOf } from "./instances";
import { kubernetesKindOf } from "./kinds";
import { type Placement, labelOf, placementOf, together } from "./placement";
import type { ResourceIndex, StackResource } from "./resources";

/** A container that runs one of Tracardi's processes. */
export interface TracardiContainer {
  readonly name: string;
  readonly process: AnyProcess;
  /** As the pod declares it. */
  readonly spec: Value;
  /** An environment variable of it, as Kubernetes resolves it. */
  readonly variable: (name: string) => Variable;
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

/** Something of which it is not known whether it runs Tracardi. */
export interface Unidentified {
  /** As a clause for a message, with the remedy. */
  readonly doubt: string;
  readonly urn: string;
}

/**
 * Workloads with Tracardi in them, and what may be some.
 *
 * @param alone set while one resource is looked at by itself: what others say is not known then
 */
export function workloadsOf(
  index: ResourceIndex,
  { marks }: Pick<Settings, "marks">,
  alone: boolean,
): { workloads: Workload[]; unidentified: Unidentified[] } {
  const workloads: Workload[] = [];
  const unidentified: Unidentified[] = [];
  for (const resource of index.ofKind("workload")) {
    const template = podTemplate(resource);
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    const podLabels = at(template, "metadata", "labels");
    const sources = sourcesFor(resource, place, index, alone);
    const containers: TracardiContainer[] = [];
    for (const container of serving(at(template, "spec"))) {
      const name = nameIn(container);
      const process = markedProcess(container, podLabels, marks) ?? processOf(container);
      const ofContainer = (key: string) => variable(container, key, sources);
      if (process !== undefined) {
        containers.push({ name, process, spec: container, variable: ofContainer });
        continue;
      }
      const reason = doubtAbout(container, ofContainer("EXPOSE_GUI_API"));
      if (reason !== undefined) {
        const doubt = `whether ${label} (container ${name}) runs Tracardi, ${reason}`;
        unidentified.push({ doubt, urn: resource.urn });
      }
    }
    if (containers.length === 0) continue;
    workloads.push({
      resource,
      place,
      label,
      containers,
      podLabels,
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

/** What the configuration says that a container runs. */
function markedProcess(
  container: Value,
  podLabels: Value,
  marks: Settings["marks"],
): AnyProcess | undefined {
  const image = at(container, "image");
  const name = typeof image === "string" ? repositoryName(image) : undefined;
  return (Object.keys(marks) as AnyProcess[]).find((process) => {
    const { images = [], labels = {} } = marks[process] ?? {};
    const wanted = Object.entries(labels);
    return (
      (name !== undefined && images.includes(name)) ||
      (wanted.length > 0 && wanted.every(([key, value]) => at(podLabels, key) === value))
    );
  });
}

/**
 * The image decides. Where it is unknown, or a copy under another name, a variable that only the API
 * reads gives it away.
 */
function processOf(container: Value): AnyProcess | undefined {
  const image = at(container, "image");
  if (typeof image === "string") {
    const process = processOfImage(image) ?? serviceOf(image, container);
    if (process !== undefined) return process;
  }
  return declares(container, "EXPOSE_GUI_API") ? "api" : undefined;
}

/** `apm` and `worker` are names that others have too: the rest of the image or a setting must agree. */
function serviceOf(image: string, container: Value): AnyProcess | undefined {
  const ours = /tracardi/i.test(image) || ownSettings.some((name) => declares(container, name));
  return ours ? serviceOfImage(image) : undefined;
}

/** Why a container that is not seen to run Tracardi may run it all the same. */
function doubtAbout(container: Value, guiApi: Variable): string | undefined {
  const image = at(container, "image");
  if (image === UNKNOWN) return "as its image is not known. Write the image as plain text.";
  if (typeof image !== "string") return undefined;
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

function sourcesFor(
  resource: StackResource,
  place: Placement,
  index: ResourceIndex,
  alone: boolean,
): Sources {
  return {
    data: (kind, name) => {
      if (alone) return UNKNOWN;
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
