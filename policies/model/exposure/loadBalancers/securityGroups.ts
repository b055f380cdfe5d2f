import { UNKNOWN, holds, ifKnown, knownOr, onlyKnown, possibly } from "../../../known";
import { type Value, at, count, isAbsent, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { splitList } from "../lists";
import { PrefixLists } from "./prefixLists";

/** One ingress rule of a security group. */
interface IngressRule {
  readonly protocol: Value;
  readonly fromPort: Value;
  readonly toPort: Value;
  readonly admission: Admission;
}

/** Who the security groups of the stack admit, by port. */
export class SecurityGroups {
  private readonly openings = new Map<StackResource, IngressRule[]>();

  constructor(
    private readonly index: ResourceIndex,
    readonly prefixLists = new PrefixLists(index),
  ) {
    for (const group of index.ofKind("securityGroup")) {
      const rules = items(at(group.props, "ingress"));
      this.openings.set(
        group,
        rules.map((rule) => this.inlineOpening(group, "ingress", rule)),
      );
    }
    for (const rule of index.ofKind("securityGroupIngressRule")) {
      this.add(rule, this.ingressRule(rule));
    }
    for (const rule of index.ofKind("securityGroupRule")) {
      if (at(rule.props, "type") === "egress") continue;
      this.add(rule, this.inlineOpening(rule, "prefixListIds", rule.props));
    }
  }

  private add(rule: StackResource, opening: IngressRule): void {
    const id = at(rule.props, "securityGroupId");
    for (const group of this.index.resolve(rule, "securityGroupId", id, "securityGroup")) {
      this.openings.get(group)?.push(opening);
    }
  }

  /** Who a load balancer's own security groups let in at a port. */
  admission(loadBalancer: StackResource, port: Value): Admission {
    const list = at(loadBalancer.props, "securityGroups");
    if (items(list).length > 0) {
      const declared = this.admissionOf(loadBalancer, "securityGroups", list, port);
      return leavesAsIs(loadBalancer, "securityGroups") ? union([declared, deployed]) : declared;
    }
    return admitEveryone(
      at(loadBalancer.props, "loadBalancerType") === "network"
        ? "has no security group"
        : "names no security group, so that the rules cannot be seen",
    );
  }

  /** Who a list of security groups in a property of a resource lets in at a port. */
  admissionOf(from: StackResource, property: string, list: Value, port: Value): Admission {
    const declared = items(list);
    const resolved = declared.map((id) => this.index.resolve(from, property, id, "securityGroup"));
    const known = [...new Set(resolved.flat())];
    // Several unknown ids may all seem to be the one group that the list depends on.
    const outside =
      resolved.some((groups) => groups.length === 0) ||
      declared.length - onlyKnown(declared).length > known.length;
    return union([
      ...known.map((group) => this.of(group, port)),
      ...(outside ? [admitEveryone("has a security group whose rules cannot be seen")] : []),
      ...ifKnown(list, () => [], [admitUndecided("how many security groups it has is not known")]),
    ]);
  }

  /**
   * Who the security groups in an annotation let in. They are found by id, because a name in the annotation
   * means the `Name` tag. A text that contains the ids of several groups is unknown as a whole.
   */
  annotated(from: StackResource, text: Value): Admission {
    const ids = splitList(text);
    const isSeen = ids.every(
      (id) =>
        possibly(holds(id, (known) => String(known).startsWith("sg-"))) &&
        this.index.resolve(from, "metadata", id, "securityGroup").length > 0,
    );
    if (ids.length === 0 || !isSeen) {
      return admitEveryone("has security groups by annotation, whose rules cannot be seen");
    }
    const admission = this.admissionOf(from, "metadata", ids, UNKNOWN);
    // Besides the group that it refers to, the text may name another one.
    const more = "which security groups it has by annotation is not known";
    return ifKnown(text, () => admission, union([admission, admitUndecided(more)]));
  }

  private of(group: StackResource, port: Value): Admission {
    const fitting = (this.openings.get(group) ?? []).filter((opening) => fits(opening, port));
    const declared = union(fitting.map((opening) => opening.admission));
    return leavesAsIs(group, "ingress") ? union([declared, deployed]) : declared;
  }

  /** A rule that only admits other security groups (`self`, `securityGroups`) admits no network. */
  private inlineOpening(from: StackResource, property: string, rule: Value): IngressRule {
    return ifKnown(rule, (known) => this.openingBy(from, property, known), unknownOpening);
  }

  private openingBy(from: StackResource, property: string, rule: Value): IngressRule {
    const lists: Value[] = [...items(at(rule, "cidrBlocks")), ...items(at(rule, "ipv6CidrBlocks"))];
    const prefixLists = items(at(rule, "prefixListIds")).map((id) =>
      this.prefixLists.admission(from, property, id),
    );
    return {
      protocol: at(rule, "protocol"),
      fromPort: at(rule, "fromPort"),
      toPort: at(rule, "toPort"),
      admission: union([...lists.map(ofNetwork), ...prefixLists]),
    };
  }

  private ingressRule(rule: StackResource): IngressRule {
    const { props } = rule;
    const cidrs: Value[] = [at(props, "cidrIpv4"), at(props, "cidrIpv6")];
    const networks = cidrs.filter((cidr) => !isAbsent(cidr));
    const id = at(props, "prefixListId");
    return {
      protocol: at(props, "ipProtocol"),
      fromPort: at(props, "fromPort"),
      toPort: at(props, "toPort"),
      admission: union([
        ...networks.map(ofNetwork),
        ...(isAbsent(id) ? [] : [this.prefixLists.admission(rule, "prefixListId", id)]),
      ]),
    };
  }
}

const deployed = admitUndecided(
  "its security groups or their rules stay as they are deployed (ignoreChanges), and may differ from those declared",
);

const unknownOpening: IngressRule = {
  protocol: undefined,
  fromPort: undefined,
  toPort: undefined,
  admission: admitUndecided("the rules of its security group are not known"),
};

const ofNetwork = (network: Value): Admission =>
  typeof network === "string"
    ? { networks: [network] }
    : admitUndecided("a network that its security group admits is not known");

/** Whether a rule applies to a TCP port; an unknown port or rule matches. */
function fits({ protocol, fromPort, toPort }: IngressRule, port: Value): boolean {
  const known = knownOr(protocol, "");
  const name = String(isAbsent(known) ? "-1" : known).toLowerCase();
  if (["udp", "17", "icmp", "1", "icmpv6", "58"].includes(name)) return false;
  const [wanted, from, to] = [count(port), count(fromPort), count(toPort)];
  if (name === "-1" || name === "all") return true;
  if (typeof wanted !== "number" || typeof from !== "number" || typeof to !== "number") return true;
  return from <= wanted && wanted <= to;
}
