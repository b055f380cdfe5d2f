import { type Value, at, isAbsent, isTrue, items } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/**
 * Which security groups admit members of which other ones, at any port. A load balancer that admits the group
 * of the one in front accepts every client that comes through it.
 *
 * Source: the guide of Network Load Balancers, "Application Load Balancers as targets".
 */
export class GroupSources {
  private readonly sources = new Map<string, Set<string>>();

  constructor(private readonly index: ResourceIndex) {
    for (const group of index.ofKind("securityGroup")) {
      for (const rule of items(at(group.props, "ingress"))) {
        const ids = items(at(rule, "securityGroups"));
        this.add([group.urn], group, "ingress", ids, isTrue(at(rule, "self")));
      }
    }
    for (const [kind, property] of [
      ["securityGroupIngressRule", "referencedSecurityGroupId"],
      ["securityGroupRule", "sourceSecurityGroupId"],
    ] as const) {
      for (const rule of index.ofKind(kind)) {
        if (at(rule.props, "type") === "egress") continue;
        const own = this.keysOf(rule, "securityGroupId", at(rule.props, "securityGroupId"));
        this.add(own, rule, property, [at(rule.props, property)], isTrue(at(rule.props, "self")));
      }
    }
  }

  private add(
    own: readonly string[],
    from: StackResource,
    property: string,
    ids: readonly Value[],
    self: boolean,
  ): void {
    const sources = ids.flatMap((id) => this.keysOf(from, property, id));
    for (const key of own) {
      const known = this.sources.get(key) ?? new Set();
      [...sources, ...(self ? [key] : [])].forEach((source) => known.add(source));
      this.sources.set(key, known);
    }
  }

  /** A group of the stack by its URN, any other group by its id. */
  private keysOf(from: StackResource, property: string, id: Value): string[] {
    if (isAbsent(id)) return [];
    const found = this.index.resolve(from, property, id, "securityGroup");
    if (found.length > 0) return found.map(({ urn }) => urn);
    return typeof id === "string" ? [id] : [];
  }

  /** Whether the load balancer behind admits a security group of the one in front. */
  admits(front: StackResource, behind: StackResource): boolean {
    const groups = this.groupsOf(front);
    return this.groupsOf(behind).some((key) =>
      groups.some((group) => this.sources.get(key)?.has(group)),
    );
  }

  private groupsOf(balancer: StackResource): string[] {
    const list = at(balancer.props, "securityGroups");
    return items(list).flatMap((id) => this.keysOf(balancer, "securityGroups", id));
  }
}
