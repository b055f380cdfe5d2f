import { type Value, at, isAbsent, items } from "../../../../value";
import type { ResourceIndex } from "../../../resources/resources";
import { ByNamespace } from "../../../resources/byNamespace";
import type { SelectingService } from "../../topology/selection";
import { type Stickiness, anyStickiness, attributeStickiness } from "../../stickiness";
import { type Placed, placed } from "../../topology/placed";

/**
 * The settings of the target groups that the AWS Load Balancer Controller creates for Services. They come from
 * a TargetGroupConfiguration that names the Service, or from the one for the whole Gateway.
 */
export class TargetConfigurations {
  private readonly byName: ByNamespace<Placed>;
  private readonly byService: ByNamespace<Placed>;

  constructor(index: ResourceIndex) {
    const all = index.ofKind("targetGroupConfiguration").map((one) => placed(one, index));
    this.byName = new ByNamespace(all);
    this.byService = new ByNamespace(
      all.map((one) => {
        const name = at(one.resource.props, "spec", "targetReference", "name");
        return typeof name === "string" ? { ...one, place: { ...one.place, name } } : one;
      }),
    );
  }

  /** @param common the name of the configuration for all Services, and the object that names it */
  stickiness(service: SelectingService, common: { name: Value; from: Placed }): Stickiness {
    const own = this.byService
      .named(service.place, service.place.name)
      .filter(({ resource }) => !isAbsent(at(resource.props, "spec", "targetReference")));
    const ofAll = isAbsent(common.name) ? [] : this.byName.named(common.from.place, common.name);
    return anyStickiness([...own, ...ofAll].map(stickinessOf));
  }
}

function stickinessOf({ resource, label }: Placed): Stickiness {
  const spec = at(resource.props, "spec");
  const settings: Value[] = [
    at(spec, "defaultConfiguration"),
    ...items(at(spec, "routeConfigurations")).map((one) => at(one, "targetGroupProps")),
  ];
  return anyStickiness(
    settings.map((one) => attributeStickiness(at(one, "targetGroupAttributes"), label)),
  );
}
