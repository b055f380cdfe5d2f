import type { Exposure } from "./exposure/exposure";
import { gatewayExposures } from "./exposure/gatewayRoutes";
import { ingressExposures } from "./exposure/ingresses";
import { loadBalancerExposures } from "./exposure/loadBalancers";
import { podExposures } from "./exposure/pods";
import { selectingServices } from "./exposure/selection";
import { serviceExposures } from "./exposure/services";
import { applyPatches } from "./patches";
import { ResourceIndex, type StackResource } from "./resources";
import { type SearchDomain, searchDomainsOf } from "./search";
import type { Settings } from "../settings/settings";
import { type Unidentified, type Workload, workloadsOf } from "./workloads";

/** A Tracardi deployment as the rules see it: what runs, and how it can be reached. */
export interface StackModel {
  readonly workloads: readonly Workload[];
  readonly exposures: ReadonlyMap<Workload, readonly Exposure[]>;
  readonly searchDomains: readonly SearchDomain[];
  /** Containers of which it is not known whether they run Tracardi. */
  readonly unidentified: readonly Unidentified[];
  readonly index: ResourceIndex;
}

/** @param alone set while one resource is looked at by itself: what others say is not known then */
export function buildModel(
  resources: readonly StackResource[],
  settings: Pick<Settings, "marks">,
  { alone = false } = {},
): StackModel {
  const index = new ResourceIndex(applyPatches(resources));
  const { workloads, unidentified } = workloadsOf(index, settings, alone);
  const services = selectingServices(index, workloads);
  const exposures = new Map<Workload, Exposure[]>(workloads.map((workload) => [workload, []]));
  for (const exposure of [
    ...podExposures(workloads),
    ...serviceExposures(services),
    ...ingressExposures(index, services),
    ...gatewayExposures(index, services),
    ...loadBalancerExposures(index, services, workloads),
  ]) {
    exposures.get(exposure.workload)?.push(exposure);
  }
  return { workloads, exposures, searchDomains: searchDomainsOf(index), unidentified, index };
}
