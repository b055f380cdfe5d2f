import { at, isAbsent } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Exposure, Way } from "../exposure";
import { unseenFrontend, withStickiness } from "../frontend";
import type { Binding, Topology } from "../topology/topology";
import { addressExposures } from "./addressTargets";
import { Fronts } from "./fronts";
import { serverExposures } from "./serverTargets";

/**
 * Ways in through AWS load balancers of the stack: load balancer → listener → rule → target group →
 * TargetGroupBinding → Service → workload, or → attachment → workload.
 */
export function loadBalancerExposures(topology: Topology): Exposure[] {
  const fronts = new Fronts(topology);
  return [
    ...topology.bindings.flatMap((binding) => boundBy(binding, fronts)),
    ...attached(topology, fronts),
    ...serverExposures(topology, fronts),
    ...addressExposures(topology, fronts),
  ];
}

/** Pods whose own address is a target. */
function attached({ index, workloads }: Topology, fronts: Fronts): Exposure[] {
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

/** The pods of a Service that are registered in target groups. */
function boundBy({ resource, label, services, targetGroups }: Binding, fronts: Fronts): Exposure[] {
  if (services.length === 0) return [];
  const ways: readonly Way[] =
    targetGroups.length === 0
      ? [unseenGroup(resource, label)]
      : targetGroups.flatMap((group) => fronts.of(group));
  // Requests to pod targets bypass the Service and its session affinity.
  const declared = at(resource.props, "spec", "targetType");
  const past = isAbsent(declared)
    ? targetGroups.length > 0 && targetGroups.every(({ props }) => at(props, "targetType") === "ip")
    : declared === "ip";
  return ways.flatMap((front) =>
    services.flatMap((service) =>
      service.selected.map(({ workload, doubt }) => ({
        workload,
        path: [front.path, label, service.label].filter((part) => part !== "").join(" → "),
        gates: [...front.gates, ...doubt],
        requests: front.requests,
        frontend: past ? front.frontend : withStickiness(front.frontend, service.stickiness),
      })),
    ),
  );
}

function unseenGroup(binding: StackResource, label: string): Way {
  const reason = `the target group of ${label} is not in this stack, so who reaches it cannot be seen`;
  const frontend = unseenFrontend(binding, label);
  return { path: "", gates: [admitUndecided(reason)], requests: "any", frontend };
}
