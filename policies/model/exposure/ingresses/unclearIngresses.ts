import { UNKNOWN } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { IngressServer } from "../controllers/controller";
import { nginxStickiness } from "../controllers/ingressNginx/ingressFrontends";
import { unfollowedFrontend } from "../controllers/namedOnly";
import { withStickiness } from "../frontend";

/** Ingresses of one of several controllers: what limits who comes in by one, another one does not read. */
export const unclearIngresses: IngressServer = {
  claims: {},
  tlsPolicy: UNKNOWN,
  serve: () => ({
    gates: ({ ingress: { label } }) => [
      admitUndecided(`which controller serves ${label} is not known`),
    ],
    frontends: ({ ingress, service }) => {
      const ofNginx = nginxStickiness(ingress.annotations, ingress.label);
      return [withStickiness(unfollowedFrontend(ingress, service), ofNginx)];
    },
  }),
};
