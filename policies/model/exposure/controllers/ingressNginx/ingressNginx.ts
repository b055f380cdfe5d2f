import { at, isAbsent } from "../../../../value";
import { byDefault } from "../../topology/ingresses";
import type { Controller } from "../controller";
import { nginx } from "./annotations";
import { gateOf } from "./ingressGates";
import { frontendsOf } from "./ingressFrontends";
import { RunningControllers } from "./runningControllers";
import { nginxSettings } from "./settings";

/** The Ingress controller of nginx that Kubernetes made, which other Ingresses than those of F5's are for. */
export const ingressNginx: Controller = {
  ingresses: {
    claims: {
      // That of the makers of nginx reads other annotations than that of Kubernetes.
      controller: /^(?!.*nginx\.(org|com)).*nginx/,
      className: /nginx/i,
      rest: true,
    },
    backends({ annotations }) {
      const fallback = at(annotations, `${nginx}default-backend`);
      return isAbsent(fallback) ? [] : [byDefault(fallback)];
    },
    serve(around) {
      const all = around.topology.ingresses.map(({ ingress }) => ingress);
      const running = new RunningControllers(around);
      return {
        gates: ({ ingress }) => [gateOf(ingress, all)],
        frontends: frontendsOf,
        fronts: (ingress) => running.frontsOf(ingress),
      };
    },
  },
  settings: nginxSettings,
};
