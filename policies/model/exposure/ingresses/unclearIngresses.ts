import { UNKNOWN } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { IngressServer } from "../controllers/controller";
import { nginxStickiness } from "../controllers/ingressNginx/ingressFrontends";
import { unfollowedFrontend } from "../controllers/namedOnly";
import { withStickiness } from "../frontend";

/** Ingresses that several controllers may serve. The limits that one controller reads, another one ignores. */
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
