import { choose } from "../../../known";
import { type Value, at, isOn } from "../../../value";
import { type Admission, admitInside, admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Way } from "../exposure";
import { chainedFrontend, unseenFrontend, withStickiness } from "../frontend";
import type { Forward } from "../topology/forwards";
import type { Topology } from "../topology/topology";
import { Edges } from "./edges";
import { GroupSources } from "./groupSources";
import { listenerFrontend } from "./listenerFrontends";
import type { SecurityGroups } from "./securityGroups";

/** One way from outside to a target group. */
export interface Front extends Way {
  /** The last load balancer on the way. */
  readonly balancer?: StackResource;
}

/** One way from outside to a node port. */
export interface ServerFront {
  readonly front: Front;
  readonly port: Value;
}

/** The ways from outside to the target groups of the stack. */
export class Fronts {
  private readonly edges: Edges;
  private readonly sources: GroupSources;
  private readonly forwards = new Map<StackResource, Forward[]>();
  /** The target groups that contain a load balancer. Requests to them reach that load balancer. */
  private readonly chained = new Map<StackResource, StackResource[]>();

  private readonly index: ResourceIndex;
  private readonly groups: SecurityGroups;

  constructor({ index, securityGroups, forwards }: Topology) {
    this.index = index;
    this.groups = securityGroups;
    this.edges = new Edges(index);
    this.sources = new GroupSources(index);
    for (const forward of forwards) append(this.forwards, forward.targetGroup, forward);
    for (const attachment of index.ofKind("targetGroupAttachment")) {
      const target = at(attachment.props, "targetId");
      const group = at(attachment.props, "targetGroupArn");
      for (const balancer of index.resolve(attachment, "targetId", target, "loadBalancer")) {
        index
          .resolve(attachment, "targetGroupArn", group, "targetGroup")
          .forEach((targetGroup) => append(this.chained, balancer, targetGroup));
      }
    }
  }

  of(targetGroup: StackResource, seen: readonly StackResource[] = []): Front[] {
    if (seen.includes(targetGroup)) return [];
    const forwards = this.forwards.get(targetGroup);
    if (forwards === undefined) {
      const path = `target group ${targetGroup.name}`;
      const reason = `no listener of this stack forwards to ${path}, so who reaches it cannot be seen`;
      const frontend = unseenFrontend(targetGroup, path);
      return [{ path, gates: [admitUndecided(reason)], requests: "any", frontend }];
    }
    return forwards.flatMap((forward) => this.through(forward, [...seen, targetGroup]));
  }

  private through(forward: Forward, seen: readonly StackResource[]): Front[] {
    const { listener, rule, targetGroup, requests } = forward;
    const tail = [
      ...(rule === undefined ? [] : [`rule ${rule.name}`]),
      `target group ${targetGroup.name}`,
    ].join(" → ");
    const balancers = listener === undefined ? [] : this.balancersOf(listener);
    if (listener === undefined || balancers.length === 0) {
      const reason = `the load balancer of ${tail} is not in this stack, so who reaches it cannot be seen`;
      const gates = [...forward.gates, admitUndecided(reason)];
      return [{ path: tail, gates, requests, frontend: unseenFrontend(targetGroup, tail) }];
    }
    return balancers.flatMap((balancer) => {
      const path = `load balancer ${balancer.name} → listener ${listener.name} → ${tail}`;
      const admission = this.groups.admission(balancer, at(listener.props, "port"));
      const frontend = listenerFrontend(balancer, listener, this.index);
      // A load balancer behind another one sees the clients' own addresses.
      const behind = (this.chained.get(balancer) ?? []).flatMap((group) => this.of(group, seen));
      const ways: Front[] = [
        { path, gates: [admission, ...directGates(balancer)], requests: "any", frontend },
        ...behind.map((front): Front => ({
          path: `${front.path} → ${path}`,
          gates: this.lets(front, balancer) ? front.gates : [admission, ...front.gates],
          requests: front.requests,
          frontend: chainedFrontend(front.frontend, frontend),
        })),
        ...this.edges.of(balancer, listener).map((edge): Front => ({
          path: `${edge.label} → ${path}`,
          gates: edge.groupsSee === "clients" ? [admission, ...edge.gates] : edge.gates,
          requests: "any",
          frontend: edge.frontend ?? frontend,
        })),
      ];
      return ways.map((front) => ({
        balancer,
        path: front.path,
        gates: [...front.gates, ...forward.gates],
        requests: front.requests === "collector" ? front.requests : requests,
        frontend: withStickiness(front.frontend, forward.stickiness),
      }));
    });
  }

  /** Whether a load balancer accepts everything from the one in front, because it admits that one's security group. */
  private lets({ balancer: front }: Front, balancer: StackResource): boolean {
    return front !== undefined && this.sources.admits(front, balancer);
  }

  private balancersOf(listener: StackResource): readonly StackResource[] {
    const arn = at(listener.props, "loadBalancerArn");
    return this.index.resolve(listener, "loadBalancerArn", arn, "loadBalancer");
  }
}

/** Additional gates for clients that connect directly to a load balancer. */
export function directGates(balancer: StackResource): Admission[] {
  const kept = `load balancer ${balancer.name} stays as it is deployed (ignoreChanges), which need not be internal`;
  const doubt = `whether load balancer ${balancer.name} is internal is not known`;
  return choose(isOn(at(balancer.props, "internal")), {
    yes: [leavesAsIs(balancer, "internal") ? admitUndecided(kept) : admitInside],
    no: [],
    unknown: [admitUndecided(doubt)],
  });
}
