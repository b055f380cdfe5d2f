import { UNKNOWN, at, isAbsent, isTrue } from "../../value";
import { type Admission, admitUndecided } from "../admission";
import { labelOf, placementOf } from "../placement";
import type { ResourceIndex, StackResource } from "../resources";
import type { Exposure } from "./exposure";
import { type Forward, forwards } from "./forwards";
import { SecurityGroups } from "./securityGroups";
import { type SelectingService, namedServices } from "./services";

/** One way from the world to a target group. */
interface Front {
  readonly path: string;
  readonly gates: readonly Admission[];
  readonly requests: Exposure["requests"];
}

/**
 * Ways in through AWS load balancers of the stack: load balancer → listener → rule → target group →
 * TargetGroupBinding → Service → workload.
 */
export function loadBalancerExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const fronts = frontsByTargetGroup(index);
  return index.ofKind("targetGroupBinding").flatMap((binding) => {
    const place = placementOf(binding, index);
    const label = labelOf(binding, place);
    const name = at(binding.props, "spec", "serviceRef", "name");
    const selecting = namedServices(services, binding, place, name);
    if (selecting.length === 0) return [];
    const ways = targetGroupsOf(binding, index, label).flatMap((targetGroup) =>
      "path" in targetGroup ? [targetGroup] : (fronts.get(targetGroup) ?? []),
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

function frontsByTargetGroup(index: ResourceIndex): Map<StackResource, Front[]> {
  const groups = new SecurityGroups(index);
  const fronts = new Map<StackResource, Front[]>();
  for (const forward of forwards(index)) {
    const list = fronts.get(forward.targetGroup) ?? [];
    list.push(...frontsOf(forward, groups, index));
    fronts.set(forward.targetGroup, list);
  }
  return fronts;
}

function frontsOf(forward: Forward, groups: SecurityGroups, index: ResourceIndex): Front[] {
  const { listener, rule, targetGroup, requests } = forward;
  const tail = [
    ...(rule === undefined ? [] : [`rule ${rule.name}`]),
    `target group ${targetGroup.name}`,
  ].join(" → ");
  const balancers =
    listener === undefined
      ? []
      : index.resolve(
          listener,
          "loadBalancerArn",
          at(listener.props, "loadBalancerArn"),
          "loadBalancer",
        );
  if (balancers.length === 0) {
    const reason = `the load balancer of ${tail} is not in this stack, so who reaches it cannot be seen`;
    return [{ path: tail, gates: [...forward.gates, admitUndecided(reason)], requests }];
  }
  return balancers.flatMap((balancer): Front[] => {
    const gates = gatesOf(balancer, at(listener?.props, "port"), groups);
    if (gates === undefined) return [];
    const path = `load balancer ${balancer.name} → listener ${listener?.name} → ${tail}`;
    return [{ path, gates: [...gates, ...forward.gates], requests }];
  });
}

/** Who passes a load balancer; undefined when it has only private addresses. */
function gatesOf(
  balancer: StackResource,
  port: ReturnType<typeof at>,
  groups: SecurityGroups,
): Admission[] | undefined {
  const internal = at(balancer.props, "internal");
  if (isTrue(internal)) return undefined;
  const admission = groups.admission(balancer, port);
  if (internal !== UNKNOWN) return [admission];
  return [
    admission,
    admitUndecided(`whether load balancer ${balancer.name} is internal is not known`),
  ];
}
