import { at } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex } from "../../resources/resources";
import { AlbEntrances } from "./albEntrances";
import { AlbIngresses } from "./albIngresses";
import type { Entrance } from "../entrance";
import type { Exposure } from "../exposure";
import { type Backend, backends } from "./ingressBackends";
import { type Ingress, IngressClasses, classNameOf, isForAlb } from "./ingressClasses";
import { behindController, directly, gatesBehind } from "./controllerFronts";
import type { NginxControllers } from "./nginxControllers";
import { canaryGate, isCanary, nginxEntrances, nginxGate } from "./nginxIngresses";
import { otherEntrance, unclearEntrance } from "./otherIngresses";
import type { SelectingService } from "../services/selection";
import { tailnetGate } from "../tailnets";
import { namedServices } from "../services/services";

/** A way through an Ingress: who passes it, and what clients meet there, once for each protocol. */
interface Way {
  readonly gates: readonly Admission[];
  readonly entrances: (backend: Backend, service: SelectingService) => readonly Entrance[];
  /** The ways to the controller itself, where these are in the stack. */
  readonly fronts?: readonly Exposure[];
}

/**
 * Ways in through Ingresses, of the AWS controllers and of nginx.
 *
 * @param controllers the controllers of nginx in the stack, where Ingresses are followed to their own
 *   load balancers
 */
export function ingressExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
  controllers?: NginxControllers,
): Exposure[] {
  const ways = new Ways(index, controllers);
  return ways.ingresses.flatMap((ingress) => {
    const leading = backends(ingress).flatMap((backend) =>
      namedServices(services, ingress.resource, ingress.place, backend.name).map(
        (service) => [backend, service] as const,
      ),
    );
    if (leading.length === 0) return [];
    const through = ways.through(ingress);
    return leading.flatMap(([backend, service]) =>
      through.flatMap((way) => exposuresBy(way, ingress, backend, service)),
    );
  });
}

/** The ways of an Ingress to one Service. */
function exposuresBy(
  { gates, entrances, fronts }: Way,
  { label }: Ingress,
  backend: Backend,
  service: SelectingService,
): Exposure[] {
  const met = entrances(backend, service);
  const ways = fronts?.flatMap((front) => behindController(front, met)) ?? directly(met);
  return service.selected.flatMap(({ workload, doubt }) =>
    ways.map(({ entrance, how, front }) => ({
      workload,
      path: `${front === undefined ? "" : `${front.path} → `}${label}${how} → ${service.label}`,
      gates: [...(front === undefined ? gates : gatesBehind(front, gates)), ...doubt],
      requests: front?.requests === "collector" ? front.requests : backend.requests,
      entrance,
    })),
  );
}

/** Which ways lead through the Ingresses of a stack. */
class Ways {
  readonly ingresses: readonly Ingress[];
  private readonly classes: IngressClasses;
  private readonly balancers: AlbIngresses;
  private readonly entrances: AlbEntrances;

  constructor(
    index: ResourceIndex,
    private readonly controllers?: NginxControllers,
  ) {
    this.ingresses = index.ofKind("ingress").map((resource): Ingress => {
      const place = placementOf(resource, index);
      const annotations = at(resource.props, "metadata", "annotations");
      return { resource, place, label: labelOf(resource, place), annotations };
    });
    this.classes = new IngressClasses(index);
    this.balancers = new AlbIngresses(index, this.ingresses, this.classes);
    this.entrances = new AlbEntrances(index, this.balancers, this.classes);
  }

  through(ingress: Ingress): readonly Way[] {
    const controller = this.classes.controllerOf(ingress);
    const nginxGates = [
      isCanary(ingress) ? canaryGate(ingress, this.ingresses) : nginxGate(ingress),
    ];
    if (controller === "nginx") {
      const fronts = this.controllers?.frontsOf(ingress, this.classes);
      return [{ gates: nginxGates, entrances: (...to) => nginxEntrances(ingress, ...to), fronts }];
    }
    if (controller === "other") {
      const everyone = `admits everyone: ${ingress.label} names no networks that it is limited to`;
      const gate =
        tailnetGate(ingress.resource, ingress.label, classNameOf(ingress)) ??
        admitEveryone(everyone);
      return [{ gates: [gate], entrances: (_, service) => [otherEntrance(ingress, service)] }];
    }
    const alb: Way = {
      gates: this.balancers.gates(ingress),
      entrances: (...to) => this.entrances.of(ingress, ...to),
    };
    if (controller === "alb") return [alb];
    const doubt = admitUndecided(`which controller serves ${ingress.label} is not known`);
    // What limits who comes in by one controller, another one does not read.
    const another: Way = {
      gates: [doubt],
      entrances: (_, service) => [unclearEntrance(ingress, service)],
    };
    return isForAlb(ingress) ? [alb, another] : [another];
  }
}
