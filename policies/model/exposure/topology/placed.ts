import { ifKnown } from "../../../known";
import { type Value, UNKNOWN } from "../../../value";
import { type Placement, objectLabel, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/** A Kubernetes object with where it lives. */
export interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
}

export function placed(resource: StackResource, index: ResourceIndex): Placed {
  const place = placementOf(resource, index);
  return { resource, place, label: objectLabel(resource, place) };
}

/** A place with the namespace that a reference names, if it names one. */
export const within = (place: Placement, namespace: Value): Placement =>
  ifKnown(
    namespace,
    (known) => (typeof known === "string" && known !== "" ? { ...place, namespace: known } : place),
    { ...place, namespace: UNKNOWN },
  );
