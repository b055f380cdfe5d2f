import { type Answer, type Known, UNKNOWN, allOf, choose, ifKnown, whenKnown } from "../../known";
import { type Value, at, count, isAbsent, total } from "../../value";
import { ByNamespace } from "../resources/byNamespace";
import { instancesOf } from "./instances";
import { selects } from "../resources/labelSelectors";
import { kubernetesKindOf } from "../resources/kinds";
import { type Placement, objectLabel, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { podTemplate } from "./workloads";

/** A PodDisruptionBudget and all workloads whose pods it counts together, not only Tracardi's. */
export interface Budget {
  readonly resource: StackResource;
  readonly label: string;
  readonly selected: readonly Selected[];
}

export interface Selected {
  readonly resource: StackResource;
  readonly answer: Exclude<Answer, "no">;
  /** The minimum number of running pods. */
  readonly instances: Known<number>;
}

interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
}

export function budgetsOf(index: ResourceIndex): Budget[] {
  const placed = (resource: StackResource): Placed => ({
    resource,
    place: placementOf(resource, index),
  });
  // Draining a node does not evict the pods of DaemonSets, and the pods of Jobs end on their own.
  const workloads = index
    .ofKind("workload")
    .filter(({ type }) => !["DaemonSet", "Job", "CronJob"].includes(kubernetesKindOf(type)))
    .map(placed);
  const nearby = new ByNamespace(workloads);
  return index.ofKind("disruptionBudget").map((resource) => {
    const { place } = placed(resource);
    const selector = at(resource.props, "spec", "selector");
    const selected = nearby.around(place).flatMap((each): Selected[] => {
      const labels = at(podTemplate(each.resource), "metadata", "labels");
      const answer = allOf([selects(selector, labels), inOneNamespace(place, each.place)]);
      if (answer === "no") return [];
      const instances = instancesOf(each.resource, each.place, index);
      return [{ resource: each.resource, answer, instances }];
    });
    return { resource, label: objectLabel(resource, place), selected };
  });
}

/** Names that are both not known yet mostly come from one Namespace. */
function inOneNamespace(one: Placement, other: Placement): "yes" | "unknown" {
  const isKnown = ({ namespace }: Placement) => ifKnown(namespace, () => true, false);
  return isKnown(one) === isKnown(other) ? "yes" : "unknown";
}

/** Why a budget lets no pod be evicted, as a clause for messages; undefined if it lets some. */
export function forbidding({ resource, selected }: Budget): Known<string | undefined> {
  const spec = at(resource.props, "spec");
  const most = at(spec, "maxUnavailable");
  if (!isAbsent(most)) {
    return whenKnown(most, (known) =>
      // Kubernetes rounds a percentage up, so any value above zero allows one eviction.
      parts(known)?.number === 0 ? `its maxUnavailable is ${text(known)}` : undefined,
    );
  }
  const least = at(spec, "minAvailable");
  if (isAbsent(least)) return undefined;
  const wanted = parts(least);
  if (wanted?.isShare === true && wanted.number >= 100) return `its minAvailable is ${text(least)}`;
  const running = total(
    selected.map(({ instances, answer }) =>
      choose(answer, { yes: instances, no: 0, unknown: UNKNOWN }),
    ),
  );
  if (wanted?.number === 0 || running === 0) return undefined;
  if (wanted === undefined) return UNKNOWN;
  const { number, isShare } = wanted;
  return whenKnown(running, (known) => {
    const needed = isShare ? Math.ceil((known * number) / 100) : number;
    if (needed < known) return undefined;
    return `its minAvailable is ${text(least)}, where ${known} ${known === 1 ? "instance runs" : "instances may run"}`;
  });
}

const text = (value: Value): string => String(value).trim();

/** `2` or `50%`; undefined if it is neither, or not known. */
function parts(value: Value): { readonly number: number; readonly isShare: boolean } | undefined {
  const isShare = typeof value === "string" && value.trim().endsWith("%");
  const number = count(isShare ? value.trim().slice(0, -1) : value);
  return typeof number === "number" ? { number, isShare } : undefined;
}
