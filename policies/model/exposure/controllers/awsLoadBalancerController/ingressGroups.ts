import {
  type Answer,
  type Known,
  allKnown,
  and,
  choose,
  ifKnown,
  or,
  whenKnown,
} from "../../../../known";
import { type Value, at, isAbsent, isOn, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { append } from "../../../resources/append";
import { leavesAsIs } from "../../../resources/ignoredChanges";
import { admitted, attributesIn, deployedNetworks, splitList } from "../../lists";
import { internalGate } from "../../loadBalancers/internetGateway";
import type { SecurityGroups } from "../../loadBalancers/securityGroups";
import type { Ingress } from "../../topology/ingresses";
import type { Topology } from "../../topology/topology";
import { alb } from "./annotations";
import type { ClassParameters } from "./classParameters";
import { AwsControllers } from "./awsControllers";

/** The load balancers that the AWS Load Balancer Controller creates for Ingresses, and who passes them. */
export class IngressGroups {
  private readonly groups = new Map<string, Ingress[]>();
  /** Clusters that contain an Ingress with an unknown group name. */
  private readonly unknownGroups = new Set<string>();
  private readonly securityGroups: SecurityGroups;
  private readonly running: AwsControllers;
  private readonly gatesByIngress = new Map<Ingress, readonly Admission[]>();

  constructor(
    topology: Topology,
    private readonly parameters: ClassParameters,
  ) {
    this.securityGroups = topology.securityGroups;
    this.running = AwsControllers.in(topology.index);
    for (const { ingress } of topology.ingresses) {
      const group = this.groupOf(ingress);
      if (typeof group === "string") append(this.groups, group, ingress);
      else if (group !== undefined) this.unknownGroups.add(ingress.place.cluster);
    }
  }

  /** The Ingresses that share a load balancer with an Ingress, including itself. */
  membersOf(ingress: Ingress): readonly Ingress[] {
    const key = this.groupOf(ingress);
    return typeof key === "string" ? (this.groups.get(key) ?? [ingress]) : [ingress];
  }

  /**
   * Who passes the load balancer of an Ingress. The Ingresses of a group share one load balancer, so what one
   * of them opens is open for all of them.
   */
  gates(ingress: Ingress): readonly Admission[] {
    const gates = this.gatesByIngress.get(ingress) ?? this.gatesOf(ingress);
    this.gatesByIngress.set(ingress, gates);
    return gates;
  }

  private gatesOf(ingress: Ingress): readonly Admission[] {
    const members = this.membersOf(ingress);
    const isPublic = or(...members.flatMap((member) => [this.isPublic(member), fronted(member)]));
    const inbound = union(members.map((member) => this.inboundOf(member)));
    const scheme = `the scheme of the load balancer of ${ingress.label} is not known`;
    const inside = internalGate(
      this.attributesOf(members),
      `the load balancer of ${ingress.label}`,
    );
    const gates = choose(isPublic, {
      yes: [inbound],
      no: [inbound, inside],
      unknown: [inbound, admitUndecided(scheme)],
    });
    return this.doubted(ingress, gates);
  }

  private attributesOf(members: readonly Ingress[]): readonly Value[] {
    return members.flatMap((member) => [
      ...items(attributesIn(at(member.annotations, `${alb}load-balancer-attributes`))),
      ...this.parameters
        .of(member)
        .specs.flatMap((spec) => items(at(spec, "loadBalancerAttributes"))),
    ]);
  }

  /** If the name of a group is not known, another member may open what this Ingress does not. */
  private doubted(ingress: Ingress, own: readonly Admission[]): readonly Admission[] {
    const shares = this.groupOf(ingress) !== undefined;
    if (!shares || !this.unknownGroups.has(ingress.place.cluster)) return own;
    const doubt = `which Ingresses share the load balancer of ${ingress.label} is not known`;
    return own.map((gate) => union([gate, admitUndecided(doubt)]));
  }

  /** The class parameters set the group of all its Ingresses and override their annotations. */
  private groupOf(ingress: Ingress): Known<string> | undefined {
    const { certain, specs } = this.parameters.of(ingress);
    const preset = certain ? specs.map((spec) => at(spec, "group", "name")) : [];
    const name =
      preset.find((group) => !isAbsent(group)) ?? at(ingress.annotations, `${alb}group.name`);
    return whenKnown(name, (known) =>
      isAbsent(known) ? undefined : `${ingress.place.cluster}\n${String(known)}`,
    );
  }

  /** Whether the load balancer is on the internet, according to an Ingress and its class. */
  private isPublic(ingress: Ingress): Answer {
    const { certain, specs } = this.parameters.of(ingress);
    const preset = specs.map((spec) => at(spec, "scheme")).filter((scheme) => !isAbsent(scheme));
    const own = at(ingress.annotations, `${alb}scheme`);
    const annotated = isAbsent(own) ? this.defaultScheme(ingress, certain) : own;
    const schemes = certain && preset.length > 0 ? preset : [annotated, ...preset];
    if (schemes.includes("internet-facing")) return "yes";
    const isKept = leavesAsIs(ingress.resource, `metadata.annotations["${alb}scheme"]`);
    const isInternal = ifKnown(allKnown(schemes), (known) => known.includes("internal"), false);
    return isInternal && !isKept ? "no" : "unknown";
  }

  /** A class outside the stack may have another scheme than the controller's default one. */
  private defaultScheme({ place }: Ingress, certain: boolean): Value {
    return certain ? this.running.defaultScheme(place.cluster) : undefined;
  }

  private inboundOf(ingress: Ingress): Admission {
    return ifKnown(
      ingress.annotations,
      (annotations) => this.inboundBy(annotations, ingress),
      admitUndecided("the annotations are not known"),
    );
  }

  private inboundBy(annotations: Value, ingress: Ingress): Admission {
    const { resource } = ingress;
    const groups = at(annotations, `${alb}security-groups`);
    if (!isAbsent(groups)) return this.securityGroups.annotated(resource, groups);
    const { certain, specs } = this.parameters.of(ingress);
    const lists = splitList(at(annotations, `${alb}security-group-prefix-lists`)).map((id) =>
      this.securityGroups.prefixLists.admission(resource, "metadata", id),
    );
    const ownLists = lists.length > 0;
    for (const spec of specs) {
      const ids = [...items(at(spec, "prefixListsIDs")), ...items(at(spec, "PrefixListsIDs"))];
      lists.push(...ids.map(ofClass));
    }
    const preset = specs.flatMap((spec) => items(at(spec, "inboundCIDRs")));
    const annotated = splitList(at(annotations, `${alb}inbound-cidrs`));
    const inbound = certain && preset.length > 0 ? preset : [...annotated, ...preset];
    const unbound = `whether the class of ${ingress.label} limits who comes in is not known`;
    const limited = certain || ownLists || annotated.length > 0 ? [] : [admitUndecided(unbound)];
    if (inbound.length === 0) {
      return lists.length > 0 ? union([...lists, ...limited]) : { networks: ["0.0.0.0/0", "::/0"] };
    }
    const isKept = leavesAsIs(resource, `metadata.annotations["${alb}inbound-cidrs"]`);
    return union([admitted(inbound), ...lists, ...limited, ...(isKept ? [deployedNetworks] : [])]);
  }
}

/** Whether the network load balancer that the controller can put in front is enabled and on the internet. */
function fronted({ annotations }: Ingress): Answer {
  const scheme = at(annotations, `${alb}frontend-nlb-scheme`);
  const isPublic = scheme === "internet-facing" ? "yes" : "unknown";
  return isAbsent(scheme) || scheme === "internal"
    ? "no"
    : and(isOn(at(annotations, `${alb}enable-frontend-nlb`)), isPublic);
}

const ofClass = (id: Value): Admission =>
  ifKnown(
    id,
    () => admitEveryone("admits a prefix list, whose networks cannot be seen"),
    admitUndecided("the prefix lists that it admits are not known"),
  );
