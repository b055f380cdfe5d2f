import { type Value, at } from "../../value";
import { append } from "../resources/append";
import { kubernetesKindOf } from "../resources/kinds";
import { type Placement, placementOf, mayShareNamespace } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";

/** An Argo Rollout that runs pods from another workload's template, by `workloadRef`. */
export interface BorrowingRollout {
  readonly resource: StackResource;
  readonly place: Placement;
  /** Whether it scales that workload down to zero, so that only its own pods remain. */
  readonly replaces: boolean;
}

const byIndex = new WeakMap<ResourceIndex, Map<string, BorrowingRollout[]>>();

/** The Rollouts that run pods from a workload's template. */
export function rolloutsOf(
  workload: StackResource,
  place: Placement,
  index: ResourceIndex,
): readonly BorrowingRollout[] {
  const all = byIndex.get(index) ?? borrowing(index);
  byIndex.set(index, all);
  const found = all.get(keyOf(kubernetesKindOf(workload.type), place.name)) ?? [];
  return found.filter((rollout) => mayShareNamespace(rollout.place, place));
}

function borrowing(index: ResourceIndex): Map<string, BorrowingRollout[]> {
  const all = new Map<string, BorrowingRollout[]>();
  for (const resource of index.ofKind("workload")) {
    const target = at(resource.props, "spec", "workloadRef");
    const name = at(target, "name");
    if (kubernetesKindOf(resource.type) !== "Rollout" || typeof name !== "string") continue;
    const replaces = ["onsuccess", "progressively"].includes(plain(at(target, "scaleDown")));
    const key = keyOf(at(target, "kind") ?? "Deployment", name);
    const rollout = { resource, place: placementOf(resource, index), replaces };
    append(all, key, rollout);
  }
  return all;
}

const plain = (value: Value): string => (typeof value === "string" ? value : "");

const keyOf = (kind: Value, name: Value): string => `${plain(kind)}\n${plain(name)}`;
