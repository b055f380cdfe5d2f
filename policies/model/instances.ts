import { type Value, UNKNOWN, at, count, isAbsent } from "../value";
import { kubernetesKindOf } from "./kinds";
import { type Placement, placementOf, together } from "./placement";
import type { ResourceIndex, StackResource } from "./resources";

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
  const replicas = at(resource.props, "spec", "replicas");
  const declared = count(replicas);
  const scalers = scalersNear(place, index).filter((scaler) => scales(scaler, resource, place));
  if (scalers.length === 0) {
    const fixed = declared ?? (resource.type.endsWith("Patch") ? UNKNOWN : 1);
    return { least: fixed, most: fixed };
  }
  const isAutoscalersOwn = isAbsent(replicas) || (leavesReplicas(resource) && declared !== 0);
  const fixed: readonly Count[] = isAutoscalersOwn ? [] : [declared ?? 1];
  return {
    least: smallest([...scalers.map(minimumOf), ...fixed]),
    most: largest([...scalers.map(maximumOf), ...fixed]),
  };
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
 * A HorizontalPodAutoscaler goes down to one pod unless told otherwise, KEDA's ScaledObject to none, or
 * to what it keeps while nothing happens (`idleReplicaCount`).
 */
function minimumOf({ type, props }: StackResource): Count {
  if (kubernetesKindOf(type) !== "ScaledObject") {
    return count(at(props, "spec", "minReplicas")) ?? 1;
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

function scales(scaler: StackResource, workload: StackResource, place: Placement): boolean {
  const target = at(scaler.props, "spec", "scaleTargetRef");
  const name = at(target, "name");
  if (name === UNKNOWN) return (scaler.references["spec"] ?? []).includes(workload.urn);
  const kind: Value = at(target, "kind") ?? "Deployment";
  return kind === kubernetesKindOf(workload.type) && name === place.name;
}

const byTarget = new WeakMap<ResourceIndex, Map<string, StackResource[]>>();

/** The autoscalers that may mean a workload: by the name of their target, where it is known. */
function scalersNear(place: Placement, index: ResourceIndex): StackResource[] {
  const scalers = byTarget.get(index) ?? new Map<string, StackResource[]>();
  if (!byTarget.has(index)) {
    byTarget.set(index, scalers);
    for (const scaler of index.ofKind("autoscaler")) {
      const name = at(scaler.props, "spec", "scaleTargetRef", "name");
      const key = keyOf(placementOf(scaler, index).cluster, name);
      const others = scalers.get(key);
      if (others === undefined) scalers.set(key, [scaler]);
      else others.push(scaler);
    }
  }
  const names: readonly Value[] = place.name === UNKNOWN ? [UNKNOWN] : [place.name, UNKNOWN];
  return names
    .flatMap((name) => scalers.get(keyOf(place.cluster, name)) ?? [])
    .filter((scaler) => together(placementOf(scaler, index), place));
}

const keyOf = (cluster: string, name: Value): string =>
  `${cluster}\n${name === UNKNOWN ? "?" : `=${String(name)}`}`;
