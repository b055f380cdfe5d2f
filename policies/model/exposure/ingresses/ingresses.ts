import type { IngressServing, IngressTarget, Surroundings } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { servings } from "../controllers/servings";
import type { Exposure } from "../exposure";
import type { Backend, Ingress } from "../topology/ingresses";
import type { RoutedIngress } from "../topology/topology";
import { behindController, directly, gatesBehind } from "./controllerFronts";
import { IngressServers } from "./ingressServers";

/** Ways in through Ingresses, by the controllers that serve them. */
export function ingressExposures(around: Surroundings): Exposure[] {
  const { index, ingresses } = around.topology;
  if (ingresses.length === 0) return [];
  const servers = new IngressServers(index);
  const serve = servings<Ingress, IngressServing>(around);
  return ingresses.flatMap((routed) => {
    const targets = targetsOf(routed, around);
    if (targets.length === 0) return [];
    const serving = servers.of(routed.ingress).map(serve);
    return targets.flatMap((target) => serving.flatMap((one) => exposuresBy(one, target)));
  });
}

/** The Services that an Ingress leads to, including those that controllers read from its annotations. */
function targetsOf({ ingress, backends }: RoutedIngress, { topology }: Surroundings) {
  const further = controllers.flatMap(
    (controller) => controller.ingresses?.backends?.(ingress, backends) ?? [],
  );
  return [...backends, ...further].flatMap((backend: Backend): IngressTarget[] =>
    topology.servicesNamed(ingress, backend.name).map((service) => ({ ingress, backend, service })),
  );
}

/** The ways through an Ingress to one Service. */
function exposuresBy(serving: IngressServing, target: IngressTarget): Exposure[] {
  const { ingress, backend, service } = target;
  const gates = serving.gates(target);
  const met = serving.frontends(target);
  const fronts = serving.fronts?.(ingress);
  const ways = fronts?.flatMap((front) => behindController(front, met)) ?? directly(met);
  return service.selected.flatMap(({ workload, doubt }) =>
    ways.map(({ frontend, how, front }) => ({
      workload,
      path: `${front === undefined ? "" : `${front.path} → `}${ingress.label}${how} → ${service.label}`,
      gates: [...(front === undefined ? gates : gatesBehind(front, gates)), ...doubt],
      requests: front?.requests === "collector" ? front.requests : backend.requests,
      frontend,
    })),
  );
}
