import { UNKNOWN, at, fields, isAbsent } from "../../../value";
import type { Entrance } from "../entrance";
import type { Ingress } from "./ingressClasses";
import { nginxStickiness } from "./nginxIngresses";
import type { SelectingService } from "../services/selection";
import { type Stickiness, anyStickiness } from "../stickiness";

/**
 * What clients meet at a controller whose annotations the pack does not know: whether it redirects from
 * HTTP is the controller's own setting.
 */
export function otherEntrance(
  { resource, label, annotations }: Ingress,
  service: SelectingService,
): Entrance {
  const ofService = at(service.resource.props, "metadata", "annotations");
  return {
    resource,
    label,
    protocol: UNKNOWN,
    stickiness: anyStickiness([
      service.stickiness,
      annotatedStickiness(annotations, label),
      annotatedStickiness(ofService, service.label),
    ]),
  };
}

/** What clients meet at one of several controllers, each of which reads other annotations. */
export function unclearEntrance(ingress: Ingress, service: SelectingService): Entrance {
  const entrance = otherEntrance(ingress, service);
  const ofNginx = nginxStickiness(ingress.annotations, ingress.label);
  return { ...entrance, stickiness: anyStickiness([entrance.stickiness, ofNginx]) };
}

/** Controllers name the annotations for it alike: `…/service.sticky.cookie`, `…/affinity`, `…/lb-method`. */
function annotatedStickiness(annotations: Ingress["annotations"], label: string): Stickiness {
  if (annotations === UNKNOWN) return UNKNOWN;
  const sticky = fields(annotations).find(
    ([key, value]) =>
      (/sticky|affinity$|persistence/i.test(key) && !isAbsent(value) && value !== "false") ||
      value === "ip_hash",
  );
  if (sticky === undefined) return undefined;
  const [key, value] = sticky;
  return value === UNKNOWN ? UNKNOWN : `the annotation ${key} of ${label} is ${String(value)}`;
}
