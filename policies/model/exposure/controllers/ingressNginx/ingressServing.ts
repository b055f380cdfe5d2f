import type { IngressServing, Surroundings } from "../controller";
import { frontendsOf } from "./ingressFrontends";
import { gateOf } from "./ingressGates";
import { RunningControllers } from "./runningControllers";

/** How nginx serves Ingresses, its own and those of clouds that run it under another name. */
export function serveAsNginx(around: Surroundings): IngressServing {
  const all = around.topology.ingresses.map(({ ingress }) => ingress);
  const running = new RunningControllers(around);
  return {
    gates: ({ ingress }) => [gateOf(ingress, all, running.readingOf(ingress))],
    frontends: frontendsOf,
    fronts: (ingress) => running.frontsOf(ingress),
  };
}
