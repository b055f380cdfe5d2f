import type { Admission } from "../../networks/admission";
import type { IngressServing, IngressTarget, Surroundings } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { servings } from "../controllers/servings";
import type { Exposure, Way } from "../exposure";
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
    const passages = servers.of(routed.ingress).map((server): Passage => {
      const serving = serve(server);
      const { ingress } = routed;
      return { serving, gates: serving.gates(ingress), fronts: serving.fronts?.(ingress) };
    });
    return targets.flatMap((target) => passages.flatMap((one) => exposuresBy(one, target)));
  });
}

/** A controller that an Ingress leads through, with who comes there. */
interface Passage {
  readonly serving: IngressServing;
  readonly gates: readonly Admission[];
  readonly fronts?: readonly Way[];
}

/** The Services that an Ingress leads to, with annotations that controllers read for it. */
function targetsOf({ ingress, backends }: RoutedIngress, { topology }: Surroundings) {
  const further = controllers.flatMap(
    (controller) => controller.ingresses?.backends?.(ingress, backends) ?? [],
  );
  return [...backends, ...further].flatMap((backend: Backend): IngressTarget[] =>
    topology.servicesNamed(ingress, backend.name).map((service) => ({ ingress, backend, service })),
  );
}

/** The ways of an Ingress to one Service. */
function exposuresBy({ serving, gates, fronts }: Passage, target: IngressTarget): Exposure[] {
  const { ingress, backend, service } = target;
  const met = serving.frontends(target);
  const ways = fronts?.flatMap((front) => behindController(front, met)) ?? directly(met);
  return service.selected.flatMap(({ workload, doubt }) =>
    ways.map(({ entrance, how, front }) => ({
      workload,
      path: `${front === undefined ? "" : `${front.path} → `}${ingress.label}${how} → ${service.label}`,
      gates: [...(front === undefined ? gates : gatesBehind(front, gates)), ...doubt],
      requests: front?.requests === "collector" ? front.requests : backend.requests,
      entrance,
    })),
  );
}
