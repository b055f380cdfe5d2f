import { ifKnown } from "../../../known";
import { type Value, UNKNOWN } from "../../../value";
import { type Placement, objectLabel, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/** A Kubernetes object and its place. */
export interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
}

export function placed(resource: StackResource, index: ResourceIndex): Placed {
  const place = placementOf(resource, index);
  return { resource, place, label: objectLabel(resource, place) };
}

/** A place with the namespace of a reference, if the reference names one. */
export const within = (place: Placement, namespace: Value): Placement =>
  ifKnown(
    namespace,
    (known) => (typeof known === "string" && known !== "" ? { ...place, namespace: known } : place),
    { ...place, namespace: UNKNOWN },
  );
