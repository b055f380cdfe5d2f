import { type Value, at, isAbsent, items } from "../../../value";
import { kubernetesKindOf } from "../../resources/kinds";
import type { ResourceIndex } from "../../resources/resources";
import { type Placed, placed } from "../topology/placed";

/** The objects of a controller's own kind. */
export const objectsOf = (index: ResourceIndex, kind: string): readonly Placed[] =>
  index
    .ofKind("custom")
    .filter(({ type }) => kubernetesKindOf(type) === kind)
    .map((resource) => placed(resource, index));

/** The objects that a policy is attached to: `targetRefs`, or the older `targetRef`. */
export function referencesIn(spec: Value): readonly Value[] {
  const single = at(spec, "targetRef");
  const several = items(at(spec, "targetRefs"));
  return isAbsent(single) ? several : [single, ...several];
}
