import type { AnyProcess } from "../../../facts/images";
import type { PolicySettings } from "../../settings/settings";
import { type Known, is, possibly } from "../../known";
import { type Value, at, items } from "../../value";
import { type Environment, environmentOf } from "../environment/environment";
import { unseen } from "../environment/keyValues";
import { sourcesIn } from "../environment/sources";
import type { Variable } from "../environment/variable";
import { kubernetesKindOf } from "../resources/kinds";
import { isPatch } from "../resources/patches";
import { type Placement, objectLabel, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Image } from "../../../facts/imageReferences";
import { runsToCompletion } from "./hooks";
import { imageOf, lineOfImage } from "./image";
import { instancesOf } from "./instances";
import { doubtByCopies, servedImage } from "./copiedImages";
import { doubtByImage, doubtByName } from "./imageHeuristics";
import { markedProcess, ownImage, processOf } from "./processes";

/** A container of a pod. */
export interface Container {
  readonly name: string;
  /** As the pod declares it. */
  readonly spec: Value;
  readonly environment: Environment;
}

/** A container that runs one of Tracardi's processes. */
export interface TracardiContainer extends Container {
  readonly process: AnyProcess;
  /** Undefined in a patch that does not change the image. */
  readonly image: Known<Image | undefined>;
  /** The release line of its image, such as 0.8; undefined if the tag does not show it. */
  readonly line: string | undefined;
  /** One of its environment variables, as Kubernetes resolves it. */
  readonly variable: (name: string) => Variable;
}

/** A resource that creates pods with Tracardi in them. */
export interface Workload {
  readonly resource: StackResource;
  readonly place: Placement;
  /** `Deployment tracardi/api`. */
  readonly label: string;
  readonly containers: readonly TracardiContainer[];
  /** All containers of its pods, including those that run something else or end. */
  readonly allContainers: readonly Container[];
  readonly podLabels: Value;
  readonly podSpec: Value;
  /** The number of pods that it keeps running; UNKNOWN for a DaemonSet, which runs one pod per node. */
  readonly instances: Known<number>;
  /** A Job, CronJob or hook, such as an installer: reachable while it runs, but not an instance. */
  readonly runsToCompletion: boolean;
}

/** A resource that may or may not run Tracardi. */
export interface Unidentified {
  /** As a clause for a message, including the remedy. */
  readonly doubt: string;
  readonly urn: string;
}

/**
 * The workloads that run Tracardi, and those that may run it.
 *
 * @param resourceScoped set if only one resource is checked: the contents of other resources are not known then
 */
export function tracardiWorkloads(
  index: ResourceIndex,
  { marks }: Pick<PolicySettings, "marks">,
  resourceScoped: boolean,
): { workloads: Workload[]; unidentified: Unidentified[] } {
  const workloads: Workload[] = [];
  const unidentified: Unidentified[] = [];
  const sourcesOf = sourcesIn(index, resourceScoped);
  for (const resource of index.ofKind("workload")) {
    const template = podTemplate(resource);
    const place = placementOf(resource, index);
    const label = objectLabel(resource, place);
    const podLabels = at(template, "metadata", "labels");
    const podSpec = at(template, "spec");
    const sources = sourcesOf(resource, place, template);
    const asContainer = (spec: Value): Container => ({
      name: nameIn(spec),
      spec,
      environment: isPatch(resource)
        ? ofPatch(environmentOf(spec, sources))
        : environmentOf(spec, sources),
    });
    const containers: TracardiContainer[] = [];
    for (const container of serving(podSpec).map(asContainer)) {
      const { spec, name, environment } = container;
      const served = servedImage(spec, podSpec);
      const process =
        ownImage(spec) ??
        markedProcess(spec, podLabels, marks) ??
        processOf(spec, environment) ??
        ownImage({ image: served });
      if (process !== undefined) {
        const image = imageOf(served === undefined ? spec : { image: served });
        const { variable } = environment;
        containers.push({ ...container, process, image, line: lineOfImage(image), variable });
        continue;
      }
      const reason = doubtByImage(spec, environment);
      if (reason !== undefined) {
        const doubt = `whether ${label} (container ${name}) runs Tracardi, ${reason}`;
        unidentified.push({ doubt, urn: resource.urn });
      }
    }
    if (containers.length === 0) {
      const isDoubted = unidentified.at(-1)?.urn === resource.urn;
      const reason = isDoubted ? undefined : (doubtByCopies(podSpec) ?? doubtByName(place.name));
      if (reason !== undefined) {
        unidentified.push({
          doubt: `whether ${label} runs Tracardi, ${reason}`,
          urn: resource.urn,
        });
      }
      continue;
    }
    workloads.push({
      resource,
      place,
      label,
      containers,
      allContainers: ["containers", "initContainers", "ephemeralContainers"].flatMap((key) =>
        items(at(podSpec, key)).map(asContainer),
      ),
      podLabels,
      podSpec,
      instances: instancesOf(resource, place, index),
      runsToCompletion: runsToCompletion(resource),
    });
  }
  return { workloads, unidentified };
}

/** A variable that a patch does not set keeps its value in the object that it patches. */
const ofPatch = (environment: Environment): Environment => ({
  ...environment,
  variable: (name) => {
    const found = environment.variable(name);
    return found.state === "absent" ? unseen("what it patches", "other") : found;
  },
});

export function podTemplate(resource: StackResource): Value {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Pod") return resource.props;
  if (kind === "CronJob") return at(resource.props, "spec", "jobTemplate", "spec", "template");
  return at(resource.props, "spec", "template");
}

/**
 * Containers that keep running. An init container only does so if its restart policy is Always (a sidecar). An
 * ephemeral container, which is added to a running pod, may run for any time.
 */
function serving(podSpec: Value): Value[] {
  const sidecars = items(at(podSpec, "initContainers")).filter((container) =>
    possibly(is(at(container, "restartPolicy"), "Always")),
  );
  return [
    ...items(at(podSpec, "containers")),
    ...sidecars,
    ...items(at(podSpec, "ephemeralContainers")),
  ];
}

function nameIn(container: Value): string {
  const name = at(container, "name");
  return typeof name === "string" ? name : "?";
}
