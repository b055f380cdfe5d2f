import {
  type Answer,
  type Known,
  UNKNOWN,
  allKnown,
  and,
  ifKnown,
  is,
  possibly,
  surely,
  whenKnown,
} from "../../known";
import { type Value, at, count, isAbsent, total } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import { isPatch } from "../resources/patches";
import { type Placement, placementOf, mayShareNamespace } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { isHeldBack } from "./heldBack";
import { rolloutsOf } from "./rollouts";

type Count = Known<number>;

/** The range of pods that a workload may keep running. */
export interface Instances {
  readonly least: Count;
  readonly most: Count;
}

/**
 * The number of pods that a workload keeps running; UNKNOWN for a DaemonSet, which runs one pod per node.
 *
 * If a workload has both a number of replicas and autoscalers, the smallest number can occur, because each
 * deployment resets the number of replicas. If the program ignores changes of that number, only 0 matters: it
 * turns a HorizontalPodAutoscaler off.
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
  return isHeldBack(resource, place, index) ? { least: UNKNOWN, most: range.most } : range;
}

const plus = (one: Instances, other: Instances): Instances => ({
  least: total([one.least, other.least]),
  most: total([one.most, other.most]),
});

function scaledRange(resource: StackResource, place: Placement, index: ResourceIndex): Instances {
  const replicas = at(resource.props, "spec", "replicas");
  const declared = count(replicas);
  const near = scalersNear(resource, place, index);
  const means = (scaler: StackResource) => scales(scaler, resource, place, index);
  const scalers = near.filter((scaler) => surely(means(scaler)));
  const perhaps = near.filter((scaler) => !scalers.includes(scaler) && possibly(means(scaler)));
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

/** UNKNOWN if an autoscaler that may apply goes lower than the given number. */
function doubted(least: Count, perhaps: readonly StackResource[]): Count {
  const lowest = smallest([least, ...perhaps.map(minimumOf)]);
  return lowest === least ? least : UNKNOWN;
}

const smallest = (counts: readonly Count[]): Count =>
  whenKnown(allKnown(counts), (known) => Math.min(...known));

const largest = (counts: readonly Count[]): Count =>
  whenKnown(allKnown(counts), (known) => Math.max(...known));

const leavesReplicas = ({ ignoredChanges }: StackResource): boolean =>
  ignoredChanges.some((path) => ["spec.replicas", "spec", "*"].includes(path));

/**
 * By default, a HorizontalPodAutoscaler scales down to one pod, and KEDA's ScaledObject to zero or to its
 * `idleReplicaCount`, which it keeps while nothing happens. For other autoscalers, the default is not known.
 */
function minimumOf({ type, props }: StackResource): Count {
  const kind = kubernetesKindOf(type);
  if (kind === byRequests) return count(at(props, "spec", "replicas", "min")) ?? 0;
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

/** KEDA's default is 100; a HorizontalPodAutoscaler always sets a maximum. */
function maximumOf({ type, props }: StackResource): Count {
  if (kubernetesKindOf(type) === byRequests) {
    return count(at(props, "spec", "replicas", "max")) ?? 100;
  }
  return kubernetesKindOf(type) === "ScaledObject"
    ? (pausedAt(props) ?? count(at(props, "spec", "maxReplicaCount")) ?? 100)
    : (count(at(props, "spec", "maxReplicas")) ?? UNKNOWN);
}

/** KEDA's object that scales by waiting requests, down to zero by default. Its kind leads requests, too. */
const byRequests = "HTTPScaledObject";

/** The number at which an annotation pauses a ScaledObject. */
const pausedAt = (props: Value): Count | undefined =>
  count(at(props, "metadata", "annotations", "autoscaling.keda.sh/paused-replicas"));

/** Whether an autoscaler scales a workload: by name or, if the name is unknown, by the resource it comes from. */
function scales(
  scaler: StackResource,
  workload: StackResource,
  place: Placement,
  index: ResourceIndex,
): Answer {
  const target = targetOf(scaler);
  const isKind = is(at(target, "kind") ?? "Deployment", kubernetesKindOf(workload.type));
  if (!possibly(isKind)) return "no";
  const sources = index.referenced(scaler, "spec", "workload");
  const isSource = sources.includes(workload) ? "yes" : sources.length > 0 ? "no" : "unknown";
  return ifKnown(nameIn(target), (name) => and(isKind, is(name, place.name)), isSource);
}

/** Datadog's autoscalers use another field name. */
const targetOf = ({ props }: StackResource): Value =>
  at(props, "spec", "scaleTargetRef") ?? at(props, "spec", "targetRef");

/** KEDA called it otherwise once. */
const nameIn = (target: Value): Value => at(target, "name") ?? at(target, "deployment");

const byTarget = new WeakMap<ResourceIndex, Map<string, StackResource[]>>();

/** The autoscalers that may scale a workload, by the name of their target if it is known. */
function scalersNear(
  { props }: StackResource,
  place: Placement,
  index: ResourceIndex,
): readonly StackResource[] {
  const scalers = byTarget.get(index) ?? new Map<string, StackResource[]>();
  if (!byTarget.has(index)) {
    byTarget.set(index, scalers);
    const waiting = index
      .ofKind("custom")
      .filter(({ type }) => kubernetesKindOf(type) === byRequests);
    for (const scaler of [...index.ofKind("autoscaler"), ...waiting]) {
      const name = nameIn(targetOf(scaler));
      const key = keyOf(placementOf(scaler, index).cluster, name);
      const others = scalers.get(key);
      if (others === undefined) scalers.set(key, [scaler]);
      else others.push(scaler);
    }
  }
  const meaning = (name: Value) => scalers.get(keyOf(place.cluster, name)) ?? [];
  const unnamed = meaning(UNKNOWN);
  const found = ifKnown(
    place.name,
    (name) => [...meaning(name), ...unnamed],
    // Nobody can have written down a name that Pulumi generates; a name from another resource may be any.
    ifKnown(at(props, "metadata", "name"), () => unnamed, index.ofKind("autoscaler")),
  );
  return found.filter((scaler) => mayShareNamespace(placementOf(scaler, index), place));
}

const keyOf = (cluster: string, name: Value): string =>
  `${cluster}\n${ifKnown(name, (known) => `=${String(known)}`, "?")}`;
