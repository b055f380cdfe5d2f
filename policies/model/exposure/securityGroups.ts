import { type Value, UNKNOWN, at, count, isAbsent, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../admission";
import type { ResourceIndex, StackResource } from "../resources";

/** One opening of a security group. */
interface Opening {
  readonly protocol: Value;
  readonly fromPort: Value;
  readonly toPort: Value;
  readonly admission: Admission;
}

/** Whom the security groups of the stack admit, by port. */
export class SecurityGroups {
  private readonly openings = new Map<StackResource, Opening[]>();

  constructor(private readonly index: ResourceIndex) {
    for (const group of index.ofKind("securityGroup")) {
      this.openings.set(group, items(at(group.props, "ingress")).map(inlineOpening));
    }
    for (const rule of index.ofKind("securityGroupIngressRule")) this.add(rule, ingressRule(rule));
    for (const rule of index.ofKind("securityGroupRule")) {
      if (at(rule.props, "type") !== "egress") this.add(rule, inlineOpening(rule.props));
    }
  }

  private add(rule: StackResource, opening: Opening): void {
    const id = at(rule.props, "securityGroupId");
    for (const group of this.index.resolve(rule, "securityGroupId", id, "securityGroup")) {
      this.openings.get(group)?.push(opening);
    }
  }

  /** Whom a load balancer's own security groups let in at a port. */
  admission(loadBalancer: StackResource, port: Value): Admission {
    const list = at(loadBalancer.props, "securityGroups");
    const declared = items(list);
    if (declared.length === 0) {
      return admitEveryone(
        at(loadBalancer.props, "loadBalancerType") === "network"
          ? "has no security group"
          : "names no security group, so that the rules cannot be seen",
      );
    }
    const resolved = declared.map((id) =>
      this.index.resolve(loadBalancer, "securityGroups", id, "securityGroup"),
    );
    const known = [...new Set(resolved.flat())];
    // Several unknown ids may all seem to be the one group that the list depends on.
    const outside =
      resolved.some((groups) => groups.length === 0) ||
      declared.filter((id) => id === UNKNOWN).length > known.length;
    return union([
      ...known.map((group) => this.of(group, port)),
      ...(outside ? [admitEveryone("has a security group whose rules cannot be seen")] : []),
      ...(list === UNKNOWN ? [admitUndecided("how many security groups it has is not known")] : []),
    ]);
  }

  private of(group: StackResource, port: Value): Admission {
    const fitting = (this.openings.get(group) ?? []).filter((opening) => fits(opening, port));
    return union(fitting.map((opening) => opening.admission));
  }
}

function inlineOpening(rule: Value): Opening {
  if (rule === UNKNOWN) return unknownOpening;
  const lists: Value[] = [...items(at(rule, "cidrBlocks")), ...items(at(rule, "ipv6CidrBlocks"))];
  return {
    protocol: at(rule, "protocol"),
    fromPort: at(rule, "fromPort"),
    toPort: at(rule, "toPort"),
    admission: union([
      ...lists.map(ofNetwork),
      ...items(at(rule, "prefixListIds")).map(ofPrefixList),
    ]),
  };
}

function ingressRule({ props }: StackResource): Opening {
  const cidrs: Value[] = [at(props, "cidrIpv4"), at(props, "cidrIpv6")];
  const networks = cidrs.filter((cidr) => !isAbsent(cidr));
  const prefixList = at(props, "prefixListId");
  return {
    protocol: at(props, "ipProtocol"),
    fromPort: at(props, "fromPort"),
    toPort: at(props, "toPort"),
    admission: union([
      ...networks.map(ofNetwork),
      ...(isAbsent(prefixList) ? [] : [ofPrefixList(prefixList)]),
    ]),
  };
}

const unknownOpening: Opening = {
  protocol: undefined,
  fromPort: undefined,
  toPort: undefined,
  admission: admitUndecided("the rules of its security group are not known"),
};

const ofNetwork = (network: Value): Admission =>
  typeof network === "string"
    ? { networks: [network] }
    : admitUndecided("a network that its security group admits is not known");

const ofPrefixList = (_: Value): Admission =>
  admitEveryone("admits a prefix list, whose networks cannot be seen");

/** Whether a rule is about a TCP port; what is not known fits. */
function fits({ protocol, fromPort, toPort }: Opening, port: Value): boolean {
  const name = String(isAbsent(protocol) || protocol === UNKNOWN ? "-1" : protocol).toLowerCase();
  if (["udp", "17", "icmp", "1", "icmpv6", "58"].includes(name)) return false;
  const [wanted, from, to] = [count(port), count(fromPort), count(toPort)];
  if (name === "-1" || name === "all") return true;
  if (typeof wanted !== "number" || typeof from !== "number" || typeof to !== "number") return true;
  return from <= wanted && wanted <= to;
}
