import { possibly } from "../../known";
import { type Value, at, fields, isOn, items } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import { selects } from "../resources/labelSelectors";
import { type Placement, mayShareNamespace, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";

/**
 * Whether something keeps pods from starting or stops them at times, so that fewer may run than requested: a paused
 * rollout creates no pods of a new version, and several tools stop workloads at night, or while nobody uses them.
 */
export function isHeldBack(
  resource: StackResource,
  place: Placement,
  index: ResourceIndex,
): boolean {
  const { props } = resource;
  const own = keysOf(props);
  const { namespaces, sleepers } = stoppersOf(index);
  const exempt = fields(at(props, "metadata", "annotations")).some(([key]) =>
    key.startsWith("downscaler/exclude"),
  );
  return (
    possibly(isOn(at(props, "spec", "paused"))) ||
    items(at(props, "spec", "template", "spec", "schedulingGates")).length > 0 ||
    own.some(isStopping) ||
    (!exempt &&
      namespaces.some(
        (namespace) => namespace.cluster === place.cluster && namespace.name === place.namespace,
      )) ||
    sleepers.some((sleeper) => stops(sleeper, resource, place))
  );
}

/** The names of an object's annotations and labels. */
const keysOf = (props: Value): string[] =>
  ["annotations", "labels"].flatMap((key) =>
    fields(at(props, "metadata", key)).map(([name]) => name),
  );

/** kube-downscaler, kube-janitor (which deletes), Loft's sleep mode, Sablier and Osiris. */
const isStopping = (key: string): boolean =>
  /^downscaler\/(?!exclude)|^janitor\/(ttl|expires)$|^sleepmode\.loft\.sh\/|^sablier\.enable$|^osiris\.[\w.]+\/(enabled|enableScaling)$/.test(
    key,
  );

interface Sleeper {
  readonly resource: StackResource;
  readonly place: Placement;
}

interface Stoppers {
  /** Namespaces whose workloads are stopped as a whole. */
  readonly namespaces: readonly Placement[];
  readonly sleepers: readonly Sleeper[];
}

const known = new WeakMap<ResourceIndex, Stoppers>();

/** Sought once for all workloads. */
function stoppersOf(index: ResourceIndex): Stoppers {
  const found = known.get(index) ?? {
    namespaces: index
      .ofKind("namespace")
      .filter(({ props }) => keysOf(props).some(isStopping))
      .map((resource) => placementOf(resource, index)),
    sleepers: [...index.ofKind("custom"), ...index.ofKind("workload")]
      .filter(
        (resource) => sleeping.test(kubernetesKindOf(resource.type)) || scalesToZero(resource),
      )
      .map((resource) => ({ resource, place: placementOf(resource, index) })),
  };
  known.set(index, found);
  return found;
}

/** kube-green's SleepInfo, and what others call the like. */
const sleeping = /^(Sleep(Info|Schedule|Policy)|ElastiService|\w*(Hibernat|Downscal|Snooz)\w*)$/;

/** A CronJob, for instance, that runs `kubectl scale --replicas=0`. */
const scalesToZero = (resource: StackResource): boolean =>
  ["CronJob", "Job"].includes(kubernetesKindOf(resource.type)) &&
  /\bscale\b[^;&|]*--replicas[= ]0\b|"replicas"\s*:\s*0\b/.test(commandsOf(resource));

function commandsOf({ type, props }: StackResource): string {
  const spec =
    kubernetesKindOf(type) === "CronJob"
      ? at(props, "spec", "jobTemplate", "spec")
      : at(props, "spec");
  return items(at(spec, "template", "spec", "containers"))
    .flatMap((each) => [...items(at(each, "command")), ...items(at(each, "args"))])
    .filter((word) => typeof word === "string")
    .join(" ");
}

function stops({ resource, place }: Sleeper, workload: StackResource, own: Placement): boolean {
  if (["CronJob", "Job"].includes(kubernetesKindOf(resource.type))) {
    if (resource === workload || place.cluster !== own.cluster) return false;
    const words = commandsOf(resource).split(/[\s/;'"=]+/);
    return (
      (typeof own.name === "string" && words.includes(own.name)) ||
      words.some((word) => ["--all", "-l", "--selector"].includes(word))
    );
  }
  if (!mayShareNamespace(place, own)) return false;
  const spec: Value = at(resource.props, "spec");
  const named: Value = at(spec, "scaleTargetRef", "name");
  if (named !== undefined) return named === own.name;
  if (isSpared(spec, workload, own)) return false;
  return kubernetesKindOf(workload.type) === "StatefulSet"
    ? ["suspendStatefulSets", "suspendStatefulsets"].some((key) => possibly(isOn(at(spec, key))))
    : at(spec, "suspendDeployments") !== false;
}

/** Whether a SleepInfo leaves a workload out. */
function isSpared(spec: Value, { type, props }: StackResource, { name }: Placement): boolean {
  const matches = (reference: Value): boolean => {
    const labels: Value = at(reference, "matchLabels");
    if (labels !== undefined) {
      return possibly(selects({ matchLabels: labels }, at(props, "metadata", "labels")));
    }
    return at(reference, "kind") === kubernetesKindOf(type) && at(reference, "name") === name;
  };
  const only: readonly Value[] = items(at(spec, "includeRef"));
  return items(at(spec, "excludeRef")).some(matches) || (only.length > 0 && !only.some(matches));
}
