import type { ResourceIndex } from "../resources/resources";
import type { Workload } from "../workloads/workloads";
import type { Exposure } from "./exposure";
import { gatewayExposures } from "./gateways/gatewayRoutes";
import { ingressExposures } from "./ingresses/ingresses";
import { loadBalancerExposures } from "./loadBalancers/loadBalancers";
import { NginxControllers } from "./ingresses/nginxControllers";
import { otherExposures } from "./mentions/others";
import { tunnelExposures } from "./mentions/tunnels";
import { podExposures } from "./pods";
import { type SelectingService, selectingServices } from "./services/selection";
import { serviceExposures } from "./services/services";

/** All ways in to workloads, be it through a controller of Ingresses that runs in the stack itself. */
export function exposuresOf(
  index: ResourceIndex,
  services: readonly SelectingService[],
  workloads: readonly Workload[],
): Exposure[] {
  const controllers = new NginxControllers(index, (found) =>
    waysInto(index, selectingServices(index, found), found),
  );
  return waysInto(index, services, workloads, controllers);
}

function waysInto(
  index: ResourceIndex,
  services: readonly SelectingService[],
  workloads: readonly Workload[],
  controllers?: NginxControllers,
): Exposure[] {
  return [
    ...podExposures(workloads),
    ...serviceExposures(index, services),
    ...ingressExposures(index, services, controllers),
    ...gatewayExposures(index, services),
    ...loadBalancerExposures(index, services, workloads),
    ...otherExposures(index, services, workloads),
    ...tunnelExposures(index, workloads),
  ];
}
