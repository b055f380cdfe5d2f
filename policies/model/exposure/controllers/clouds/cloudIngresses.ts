import { choose, or } from "../../../../known";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../../networks/admission";
import type { Ingress } from "../../topology/ingresses";
import type { IngressServer } from "../controller";
import { unfollowedFrontend } from "../namedOnly";
import { type Saying, says } from "./sayings";

/** A cloud's own controller of Ingresses, whose annotations say whether a load balancer is internal. */
export const cloudIngresses = (className: RegExp, internal: readonly Saying[]): IngressServer => ({
  claims: { className },
  serve: () => ({
    gates: ({ ingress }) => [gateOf(ingress, internal)],
    frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
  }),
});

const gateOf = ({ annotations, label }: Ingress, internal: readonly Saying[]): Admission =>
  choose(or(...internal.map((saying) => says(annotations, saying))), {
    yes: admitInside,
    no: admitEveryone(`admits everyone: ${label} asks for a public load balancer`),
    unknown: admitUndecided(`whether the load balancer of ${label} is internal is not known`),
  });
