import { type Value, UNKNOWN, at, count, isAbsent } from "../value";
import { kubernetesKindOf } from "./kinds";
import { type Placement, placementOf, together } from "./placement";
import type { ResourceIndex, StackResource } from "./resources";

/**
 * Pods that a workload keeps running; unknown for a DaemonSet, which has as many as there are servers.
 *
 * Where both a number of replicas and autoscalers are given, the smallest one can happen: each deployment
 * sets the number of replicas anew. Unless it ignores that number, which then only means something where it
 * is 0: that switches a HorizontalPodAutoscaler off.
 */
export function instancesOf(
  resource: StackResource,
  place: Placement,
  index: ResourceIndex,
): number | typeof UNKNOWN {
  const kind = kubernetesKindOf(resource.type);
  if (kind === "Pod") return 1;
  if (kind === "DaemonSet") return UNKNOWN;
  const replicas = at(resource.props, "spec", "replicas");
  const declared = count(replicas);
  const least = index
    .ofKind("autoscaler")
    .filter(
      (scaler) => together(placementOf(scaler, index), place) && scales(scaler, resource, place),
    )
    .map(minimumOf);
  if (least.length === 0) return declared ?? (resource.type.endsWith("Patch") ? UNKNOWN : 1);
  const isAutoscalersOwn = isAbsent(replicas) || (leavesReplicas(resource) && declared !== 0);
  const all = isAutoscalersOwn ? least : [...least, declared ?? 1];
  const known = all.filter((number) => typeof number === "number");
  return known.length === all.length ? Math.min(...known) : UNKNOWN;
}

const leavesReplicas = ({ ignoredChanges }: StackResource): boolean =>
  ignoredChanges.some((path) => ["spec.replicas", "spec", "*"].includes(path));

/** A HorizontalPodAutoscaler goes down to one pod unless told otherwise, KEDA's ScaledObject to none. */
function minimumOf({ type, props }: StackResource): number | typeof UNKNOWN {
  return kubernetesKindOf(type) === "ScaledObject"
    ? (count(at(props, "spec", "minReplicaCount")) ?? 0)
    : (count(at(props, "spec", "minReplicas")) ?? 1);
}

function scales(scaler: StackResource, workload: StackResource, place: Placement): boolean {
  const target = at(scaler.props, "spec", "scaleTargetRef");
  const name = at(target, "name");
  if (name === UNKNOWN) return (scaler.references["spec"] ?? []).includes(workload.urn);
  const kind: Value = at(target, "kind") ?? "Deployment";
  return kind === kubernetesKindOf(workload.type) && name === place.name;
}
