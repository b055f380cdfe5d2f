import { at, isAbsent } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { unseenEntrance } from "../entrance";
import type { Exposure } from "../exposure";
import { withStickiness } from "./frontEntrances";
import { type Front, Fronts } from "./fronts";
import { SecurityGroups } from "./securityGroups";
import type { SelectingService } from "../services/selection";
import { serverExposures } from "./serverTargets";
import { namedServices } from "../services/services";

/**
 * Ways in through AWS load balancers of the stack: load balancer → listener → rule → target group →
 * TargetGroupBinding → Service → workload, or → attachment → workload.
 */
export function loadBalancerExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
  workloads: readonly Workload[],
): Exposure[] {
  const groups = SecurityGroups.of(index);
  const fronts = new Fronts(index, groups);
  return [
    ...bound(index, services, fronts),
    ...attached(index, workloads, fronts),
    ...serverExposures(index, services, fronts, groups),
  ];
}

/** Pods whose own address is a target. */
function attached(
  index: ResourceIndex,
  workloads: readonly Workload[],
  fronts: Fronts,
): Exposure[] {
  const byResource = new Map(workloads.map((workload) => [workload.resource, workload]));
  return index.ofKind("targetGroupAttachment").flatMap((attachment) => {
    const targets = index.referenced(attachment, "targetId", "workload");
    const arn = at(attachment.props, "targetGroupArn");
    const groups = index.resolve(attachment, "targetGroupArn", arn, "targetGroup");
    return targets
      .flatMap((target) => byResource.get(target) ?? [])
      .flatMap((workload) =>
        groups
          .flatMap((targetGroup) => fronts.of(targetGroup))
          .map((front) => ({
            ...front,
            workload,
            path: `${front.path} → attachment ${attachment.name}`,
          })),
      );
  });
}

function bound(
  index: ResourceIndex,
  services: readonly SelectingService[],
  fronts: Fronts,
): Exposure[] {
  return index.ofKind("targetGroupBinding").flatMap((binding) => {
    const place = placementOf(binding, index);
    const label = labelOf(binding, place);
    const name = at(binding.props, "spec", "serviceRef", "name");
    const selecting = namedServices(services, binding, place, name);
    if (selecting.length === 0) return [];
    const groups = targetGroupsOf(binding, index, label);
    const ways = groups.flatMap((group) => ("path" in group ? [group] : fronts.of(group)));
    // Targets that are pods are called past the Service, and past what it makes of sessions.
    const types = groups.map((group) =>
      "path" in group ? undefined : at(group.props, "targetType"),
    );
    const declared = at(binding.props, "spec", "targetType");
    const past = isAbsent(declared) ? types.every((type) => type === "ip") : declared === "ip";
    return ways.flatMap((front) =>
      selecting.flatMap((service) =>
        service.selected.map(({ workload, doubt }) => ({
          workload,
          path: [front.path, label, service.label].filter((part) => part !== "").join(" → "),
          gates: [...front.gates, ...doubt],
          requests: front.requests,
          entrance: past ? front.entrance : withStickiness(front.entrance, service.stickiness),
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
  const entrance = unseenEntrance(binding, label);
  return [{ path: "", gates: [admitUndecided(reason)], requests: "any", entrance }];
}
