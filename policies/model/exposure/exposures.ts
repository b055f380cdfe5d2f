import { type Admission, admitUndecided, union } from "../networks/admission";
import type { Workload } from "../workloads/workloads";
import type { Surroundings } from "./controllers/controller";
import { controllers } from "./controllers/registry";
import type { Exposure } from "./exposure";
import { gatewayExposures } from "./gateways/gatewayRoutes";
import { ingressExposures } from "./ingresses/ingresses";
import { loadBalancerExposures } from "./loadBalancers/loadBalancers";
import { podExposures } from "./pods";
import { proxyExposures } from "./proxies/proxies";
import { referenceExposures } from "./references/references";
import { serviceExposures } from "./services/services";
import { ServiceServings } from "./services/serviceServings";
import type { Topology } from "./topology/topology";

/** All ways in to workloads, including those through an Ingress controller that runs in the stack itself. */
export const exposuresOf = (topology: Topology): Exposure[] =>
  waysInto(topology, (workloads) => waysInto(topology.towards(workloads)));

function waysInto(topology: Topology, waysTo?: Surroundings["waysTo"]): Exposure[] {
  const around: Surroundings = {
    topology,
    gatesOf: (service) => servings.of(service).gates(service),
    waysTo,
  };
  const servings = new ServiceServings(around);
  return limited(topology, [
    ...podExposures(topology.workloads),
    ...serviceExposures(topology, servings),
    ...ingressExposures(around),
    ...gatewayExposures(around),
    ...loadBalancerExposures(topology),
    ...referenceExposures(topology),
    ...proxyExposures(around),
    ...controllers.flatMap(({ exposures }) => exposures?.(topology) ?? []),
  ]);
}

/** The ways with what limits the clients of the pods that they lead to. That may not be in force there. */
function limited(topology: Topology, ways: readonly Exposure[]): Exposure[] {
  const all = controllers.flatMap(({ limits }) => limits?.(topology) ?? []);
  return ways.map((way) => {
    const gates = all
      .flatMap((limits) => limits(way.workload))
      .filter(({ everyone }) => everyone === undefined)
      .map((gate) => union([gate, perhapsIdle(way.workload)]));
    return gates.length === 0 ? way : { ...way, gates: [...way.gates, ...gates] };
  });
}

const perhapsIdle = ({ label }: Workload): Admission =>
  admitUndecided(`whether the policy that limits the clients of ${label} is in force is not known`);
