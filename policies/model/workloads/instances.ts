import type { Answer } from "../../known";
import { type Value, UNKNOWN, at, count, fields, isAbsent, isTrue, items } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import { isPatch } from "../resources/patches";
import { type Placement, placementOf, together } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { rolloutsOf } from "./rollouts";

type Count = number | typeof UNKNOWN;

/** How many pods a workload may keep running. */
export interface Instances {
  readonly least: Count;
  readonly most: Count;
}

/**
 * Pods that a workload keeps running; unknown for a DaemonSet, which has as many as there are servers.
 *
 * Where both a number of replicas and autoscalers are given, the smallest one can happen: each deployment
 * sets the number of replicas anew. Unless it ignores that number, which then only means something where it
 * is 0: that switches a HorizontalPodAutoscaler off.
 */
export const instancesOf = (
  resource: StackResource,
  place: Placement,
  index: ResourceIndex,
): Count => instanceRange(resource, place, index).least;

export function instanceRange(
  resource: StackResource,
  place: Placement,
  index: ResourceIndex,
): Instances {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Pod") return { least: 1, most: 1 };
  if (kind === "DaemonSet") return { least: UNKNOWN, most: UNKNOWN };
  const own = scaledRange(resource, place, index);
  const rollouts = rolloutsOf(resource, place, index);
  const range = rollouts
    .map((rollout) => instanceRange(rollout.resource, rollout.place, index))
    .reduce(plus, rollouts.some(({ replaces }) => replaces) ? { least: 0, most: 0 } : own);
  return isHeldBack(resource) ? { least: UNKNOWN, most: range.most } : range;
}

const plus = (one: Instances, other: Instances): Instances => ({
  least: sum(one.least, other.least),
  most: sum(one.most, other.most),
});

const sum = (one: Count, other: Count): Count =>
  one === UNKNOWN || other === UNKNOWN ? UNKNOWN : one + other;

/**
 * Whether something keeps pods from starting, or stops them at times, so that fewer may run than are asked
 * for: a paused rollout makes no pods of a new version, and kube-downscaler stops what is annotated for it.
 */
function isHeldBack({ props }: StackResource): boolean {
  const annotations = fields(at(props, "metadata", "annotations"));
  const paused = at(props, "spec", "paused");
  return (
    paused === UNKNOWN ||
    isTrue(paused) ||
    annotations.some(([key]) => /^downscaler\/(?!exclude)/.test(key)) ||
    items(at(props, "spec", "template", "spec", "schedulingGates")).length > 0
  );
}

function scaledRange(resource: StackResource, place: Placement, index: ResourceIndex): Instances {
  const replicas = at(resource.props, "spec", "replicas");
  const declared = count(replicas);
  const near = scalersNear(resource, place, index);
  const scalers = near.filter((scaler) => scales(scaler, resource, place, index) === "yes");
  const perhaps = near.filter((scaler) => scales(scaler, resource, place, index) === "unknown");
  if (scalers.length === 0) {
    const fixed = declared ?? (isPatch(resource) ? UNKNOWN : 1);
    return perhaps.length === 0
      ? { least: fixed, most: fixed }
      : { least: doubted(fixed, perhaps), most: UNKNOWN };
  }
  const isAutoscalersOwn = isAbsent(replicas) || (leavesReplicas(resource) && declared !== 0);
  const fixed: readonly Count[] = isAutoscalersOwn ? [] : [declared ?? 1];
  return {
    least: doubted(smallest([...scalers.map(minimumOf), ...fixed]), perhaps),
    most: perhaps.length > 0 ? UNKNOWN : largest([...scalers.map(maximumOf), ...fixed]),
  };
}

/** A number that is not known any more where an autoscaler that may be meant goes lower. */
function doubted(least: Count, perhaps: readonly StackResource[]): Count {
  const lowest = smallest([least, ...perhaps.map(minimumOf)]);
  return lowest === least ? least : UNKNOWN;
}

const known = (counts: readonly Count[]): number[] =>
  counts.filter((each) => typeof each === "number");

const smallest = (counts: readonly Count[]): Count =>
  counts.includes(UNKNOWN) ? UNKNOWN : Math.min(...known(counts));

const largest = (counts: readonly Count[]): Count =>
  counts.includes(UNKNOWN) ? UNKNOWN : Math.max(...known(counts));

const leavesReplicas = ({ ignoredChanges }: StackResource): boolean =>
  ignoredChanges.some((path) => ["spec.replicas", "spec", "*"].includes(path));

/**
 * A HorizontalPodAutoscaler goes down to one pod unless told otherwise, KEDA's ScaledObject to none, or to what it
 * keeps while nothing happens (`idleReplicaCount`). Of others, what is not said is not known.
 */
function minimumOf({ type, props }: StackResource): Count {
  const kind = kubernetesKindOf(type);
  if (kind !== "ScaledObject") {
    const least = count(at(props, "spec", "minReplicas"));
    return least ?? (kind === "HorizontalPodAutoscaler" ? 1 : UNKNOWN);
  }
  const paused = pausedAt(props);
  if (paused !== undefined) return paused;
  const idle = count(at(props, "spec", "idleReplicaCount"));
  const least = count(at(props, "spec", "minReplicaCount")) ?? 0;
  return smallest(idle === undefined ? [least] : [least, idle]);
}

/** Without a number, KEDA goes up to 100; a HorizontalPodAutoscaler always has one. */
function maximumOf({ type, props }: StackResource): Count {
  return kubernetesKindOf(type) === "ScaledObject"
    ? (pausedAt(props) ?? count(at(props, "spec", "maxReplicaCount")) ?? 100)
    : (count(at(props, "spec", "maxReplicas")) ?? UNKNOWN);
}

/** The number that a ScaledObject is held at by annotation. */
const pausedAt = (props: Value): Count | undefined =>
  count(at(props, "metadata", "annotations", "autoscaling.keda.sh/paused-replicas"));

/** Whether an autoscaler is a workload's, by name or, while that is unknown, by where it comes from. */
function scales(
  scaler: StackResource,
  workload: StackResource,
  place: Placement,
  index: ResourceIndex,
): Answer {
  const target = targetOf(scaler);
  const kind: Value = at(target, "kind") ?? "Deployment";
  if (kind !== UNKNOWN && kind !== kubernetesKindOf(workload.type)) return "no";
  const name = at(target, "name");
  if (name === UNKNOWN) {
    const sources = index.referenced(scaler, "spec", "workload");
    if (sources.includes(workload)) return "yes";
    return sources.length > 0 ? "no" : "unknown";
  }
  if (place.name === UNKNOWN) return "unknown";
  if (name !== place.name) return "no";
  return kind === UNKNOWN ? "unknown" : "yes";
}

/** Datadog's own autoscalers have another name for it. */
const targetOf = ({ props }: StackResource): Value =>
  at(props, "spec", "scaleTargetRef") ?? at(props, "spec", "targetRef");

const byTarget = new WeakMap<ResourceIndex, Map<string, StackResource[]>>();

/** The autoscalers that may mean a workload: by the name of their target, where it is known. */
function scalersNear(
  { props }: StackResource,
  place: Placement,
  index: ResourceIndex,
): readonly StackResource[] {
  const scalers = byTarget.get(index) ?? new Map<string, StackResource[]>();
  if (!byTarget.has(index)) {
    byTarget.set(index, scalers);
    for (const scaler of index.ofKind("autoscaler")) {
      const name = at(targetOf(scaler), "name");
      const key = keyOf(placementOf(scaler, index).cluster, name);
      const others = scalers.get(key);
      if (others === undefined) scalers.set(key, [scaler]);
      else others.push(scaler);
    }
  }
  // A name that Pulumi makes up is one that nobody wrote down; one that comes from elsewhere may be any.
  const isGiven = at(props, "metadata", "name") === UNKNOWN;
  const names: readonly Value[] = place.name === UNKNOWN ? [UNKNOWN] : [place.name, UNKNOWN];
  const found =
    place.name === UNKNOWN && isGiven
      ? index.ofKind("autoscaler")
      : names.flatMap((name) => scalers.get(keyOf(place.cluster, name)) ?? []);
  return found.filter((scaler) => together(placementOf(scaler, index), place));
}

const keyOf = (cluster: string, name: Value): string =>
  `${cluster}\n${name === UNKNOWN ? "?" : `=${String(name)}`}`;
