import { type Value, at, isAbsent, items } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import { Nearby } from "../../resources/nearby";
import type { SelectingService } from "../services/selection";
import { type Stickiness, anyStickiness, attributeStickiness } from "../stickiness";
import type { GatewayFront } from "./gatewayFronts";
import { type Placed, placed } from "./gateways";

/**
 * What the AWS Load Balancer Controller is told of the target groups that it makes for Services: by a
 * TargetGroupConfiguration that names the Service, else by the one for all of a Gateway.
 */
export class TargetConfigurations {
  private readonly byName: Nearby<Placed>;
  private readonly byService: Nearby<Placed>;

  constructor(index: ResourceIndex) {
    const all = index.ofKind("targetGroupConfiguration").map((one) => placed(one, index));
    this.byName = new Nearby(all);
    this.byService = new Nearby(
      all.map((one) => {
        const name = at(one.resource.props, "spec", "targetReference", "name");
        return typeof name === "string" ? { ...one, place: { ...one.place, name } } : one;
      }),
    );
  }

  stickiness(service: SelectingService, targets: GatewayFront["targets"]): Stickiness {
    if (targets === undefined) return undefined;
    const own = this.byService
      .named(service.place, service.place.name)
      .filter(({ resource }) => !isAbsent(at(resource.props, "spec", "targetReference")));
    const common = isAbsent(targets.name)
      ? []
      : this.byName.named(targets.from.place, targets.name);
    return anyStickiness([...own, ...common].map(stickinessOf));
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
