import { at, isAbsent } from "../../../../value";
import { byDefault } from "../../topology/ingresses";
import type { Controller } from "../controller";
import { nginx } from "./annotations";
import { gateOf } from "./ingressGates";
import { frontendsOf } from "./ingressFrontends";
import { RunningControllers } from "./runningControllers";
import { nginxSettings } from "./settings";

/** The nginx Ingress controller of the Kubernetes project. F5's controller serves other Ingresses. */
export const ingressNginx: Controller = {
  ingresses: {
    claims: {
      // F5's controller reads different annotations.
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
