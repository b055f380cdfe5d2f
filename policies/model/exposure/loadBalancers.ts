import { at, isAbsent } from "../../value";
import { admitUndecided } from "../admission";
import { labelOf, placementOf } from "../placement";
import type { ResourceIndex, StackResource } from "../resources";
import type { Exposure } from "./exposure";
import { type Front, Fronts } from "./fronts";
import { type SelectingService, namedServices } from "./services";

/**
 * Ways in through AWS load balancers of the stack: load balancer → listener → rule → target group →
 * TargetGroupBinding → Service → workload.
 */
export function loadBalancerExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const fronts = new Fronts(index);
  return index.ofKind("targetGroupBinding").flatMap((binding) => {
    const place = placementOf(binding, index);
    const label = labelOf(binding, place);
    const name = at(binding.props, "spec", "serviceRef", "name");
    const selecting = namedServices(services, binding, place, name);
    if (selecting.length === 0) return [];
    const ways = targetGroupsOf(binding, index, label).flatMap((targetGroup) =>
      "path" in targetGroup ? [targetGroup] : fronts.of(targetGroup),
    );
    return ways.flatMap((front) =>
      selecting.flatMap((service) =>
        service.selected.map(({ workload, doubt }) => ({
          workload,
          path: [front.path, label, service.label].filter((part) => part !== "").join(" → "),
          gates: [...front.gates, ...doubt],
          requests: front.requests,
        })),
      ),
    );
  });
}

function targetGroupsOf(
  binding: StackResource,
  index: ResourceIndex,
  label: string,
): readonly (StackResource | Front)[] {
  const arn = at(binding.props, "spec", "targetGroupARN");
  const identity = isAbsent(arn) ? at(binding.props, "spec", "targetGroupName") : arn;
  const found = index.resolve(binding, "spec", identity, "targetGroup");
  if (found.length > 0) return found;
  const reason = `the target group of ${label} is not in this stack, so who reaches it cannot be seen`;
  return [{ path: "", gates: [admitUndecided(reason)], requests: "any" }];
}
