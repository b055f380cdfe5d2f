import { UNKNOWN, whenKnown } from "../../../known";
import { type Value, at, fields, isAbsent } from "../../../value";
import { admitEveryone } from "../../networks/admission";
import type { Frontend } from "../frontend";
import { type Stickiness, anyStickiness } from "../stickiness";
import type { Ingress } from "../topology/ingresses";
import type { SelectingService } from "../topology/selection";
import type { Controller } from "./controller";

/**
 * Controllers that the pack knows only by name. They read other annotations than the ones it knows. Once the
 * pack learns more about one, it gets its own file, which the registry lists before this one.
 */
export const namedOnly: Controller = {
  described: {
    name: "Ingress controllers known by name alone",
    serves:
      "Ingresses of the classes of Contour, Ambassador and Voyager, and of any other controller that a class of the stack names",
    decided: ["they let in everyone"],
    undecided: [],
    unseen: ["their annotations, lists of networks included"],
  },
  ingresses: {
    claims: {
      // Any other controller that a class of the stack names.
      controller: /(?:)/,
      className: /contour|ambassador|voyager|gce|azure|cilium/i,
    },
    serve: () => ({
      gates: ({ ingress: { label } }) => [
        admitEveryone(`admits everyone: ${label} names no networks that it is limited to`),
      ],
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    }),
  },
};

/**
 * The frontends of a controller whose annotations the pack does not know. Whether it redirects from HTTP is the
 * controller's own setting.
 */
export function unfollowedFrontend(
  { resource, label, annotations }: Ingress,
  service: SelectingService,
): Frontend {
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

/** Controllers use similar names for this annotation: `…/service.sticky.cookie`, `…/affinity`, `…/lb-method`. */
const annotatedStickiness = (annotations: Value, label: string): Stickiness =>
  whenKnown(annotations, (known) => {
    const sticky = fields(known).find(
      ([key, value]) =>
        (/sticky|affinity$|persistence/i.test(key) && !isAbsent(value) && value !== "false") ||
        value === "ip_hash",
    );
    if (sticky === undefined) return undefined;
    const [key, value] = sticky;
    return whenKnown(value, (text) => `the annotation ${key} of ${label} is ${String(text)}`);
  });
