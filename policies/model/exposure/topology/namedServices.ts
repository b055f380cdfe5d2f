import { type Value, isAbsent } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { ByNamespace } from "../../resources/byNamespace";
import { type Placement, objectLabel } from "../../resources/placement";
import type { StackResource } from "../../resources/resources";
import type { SelectingService } from "./selection";

/** The Services that lead to workloads, for lookup by routes. */
export class NamedServices {
  readonly nearby: ByNamespace<SelectingService>;

  constructor(services: readonly SelectingService[]) {
    this.nearby = new ByNamespace(services);
  }

  /**
   * The Services that a route names: by name; if the name is not known, by the resources it comes from; and if
   * those do not tell, all candidates, each with a doubt.
   */
  of(from: StackResource, place: Placement, name: Value): readonly SelectingService[] {
    const named = this.nearby.exact(place, name);
    if (named.length > 0) return named;
    const candidates = this.nearby.possible(place, name);
    const sources = serviceSources(from.references["spec"] ?? []);
    if (sources.length > 0)
      return candidates.filter(({ resource }) => sources.includes(resource.urn));
    return isAbsent(name)
      ? []
      : candidates.map((service) => doubted(service, objectLabel(from, place)));
  }
}

/** The URNs that belong to Services. */
export const serviceSources = (urns: readonly string[]): string[] =>
  urns.filter((urn) => /:Service(Patch)?::/.test(urn));

const doubted = (service: SelectingService, route: string): SelectingService => ({
  ...service,
  selected: service.selected.map(({ workload, doubt }) => ({
    workload,
    doubt: [...doubt, admitUndecided(`whether ${route} leads to ${service.label} is not known`)],
  })),
});
