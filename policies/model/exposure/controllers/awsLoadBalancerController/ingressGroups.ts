import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import { append } from "../../resources/append";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { ResourceIndex } from "../../resources/resources";
import { type Ingress, type IngressClasses, alb } from "./ingressClasses";
import { admitted, attributesIn, deployedNetworks, listed } from "../services/lists";
import { internalGate } from "../loadBalancers/internetGateway";
import { SecurityGroups } from "../loadBalancers/securityGroups";

type Scheme = "internal" | "internet-facing" | "unknown";

/** The load balancers that the AWS Load Balancer Controller makes for Ingresses, and who passes them. */
export class AlbIngresses {
  private readonly groups = new Map<string, Ingress[]>();
  /** Clusters with an Ingress of a group whose name is not known. */
  private readonly unknownGroups = new Set<string>();
  private readonly securityGroups: SecurityGroups;

  constructor(
    index: ResourceIndex,
    ingresses: readonly Ingress[],
    private readonly classes: IngressClasses,
  ) {
    this.securityGroups = SecurityGroups.of(index);
    for (const ingress of ingresses) {
      const key = this.groupOf(ingress);
      if (key === UNKNOWN) this.unknownGroups.add(ingress.place.cluster);
      else if (key !== undefined) append(this.groups, key, ingress);
    }
  }

  /** The Ingresses that share a load balancer with one, itself among them. */
  membersOf(ingress: Ingress): readonly Ingress[] {
    const key = this.groupOf(ingress);
    return typeof key === "string" ? (this.groups.get(key) ?? [ingress]) : [ingress];
  }

  /**
   * Who passes the load balancer of an Ingress. Ingresses of one group share one, so what one of them
   * opens is open for all.
   */
  gates(ingress: Ingress): readonly Admission[] {
    const members = this.membersOf(ingress);
    const schemes = members.flatMap((member) => [this.schemeOf(member), ...frontendOf(member)]);
    const inbound = union(members.map((member) => this.inboundOf(member)));
    if (schemes.includes("internet-facing")) return this.doubted(ingress, [inbound]);
    const scheme = `the scheme of the load balancer of ${ingress.label} is not known`;
    const inside = schemes.includes("unknown")
      ? admitUndecided(scheme)
      : internalGate(this.attributesOf(members), `the load balancer of ${ingress.label}`);
    return this.doubted(ingress, [inbound, inside]);
  }

  private attributesOf(members: readonly Ingress[]): readonly Value[] {
    return members.flatMap((member) => [
      ...items(attributesIn(at(member.annotations, `${alb}load-balancer-attributes`))),
      ...this.classes
        .paramsOf(member)
        .specs.flatMap((spec) => items(at(spec, "loadBalancerAttributes"))),
    ]);
  }

  /** While a group's name is not known, another member may open what this one does not. */
  private doubted(ingress: Ingress, own: readonly Admission[]): readonly Admission[] {
    const shares = this.groupOf(ingress) !== undefined;
    if (!shares || !this.unknownGroups.has(ingress.place.cluster)) return own;
    const doubt = `which Ingresses share the load balancer of ${ingress.label} is not known`;
    return own.map((gate) => union([gate, admitUndecided(doubt)]));
  }

  /** The class's parameters name the group of all its Ingresses, over their annotations. */
  private groupOf(ingress: Ingress): string | typeof UNKNOWN | undefined {
    const { certain, specs } = this.classes.paramsOf(ingress);
    const preset = certain ? specs.map((spec) => at(spec, "group", "name")) : [];
    const name =
      preset.find((group) => !isAbsent(group)) ?? at(ingress.annotations, `${alb}group.name`);
    if (name === UNKNOWN) return UNKNOWN;
    return isAbsent(name) ? undefined : `${ingress.place.cluster}\n${String(name)}`;
  }

  private schemeOf(ingress: Ingress): Scheme {
    const { certain, specs } = this.classes.paramsOf(ingress);
    const preset = specs.map((spec) => at(spec, "scheme")).filter((scheme) => !isAbsent(scheme));
    const annotated = at(ingress.annotations, `${alb}scheme`);
    const schemes = certain && preset.length > 0 ? preset : [annotated, ...preset];
    if (schemes.includes("internet-facing")) return "internet-facing";
    const isKept = leavesAsIs(ingress.resource, `metadata.annotations["${alb}scheme"]`);
    const isKnown = !schemes.includes(UNKNOWN) && !isKept;
    return schemes.includes("internal") && isKnown ? "internal" : "unknown";
  }

  private inboundOf(ingress: Ingress): Admission {
    const { annotations, resource } = ingress;
    if (annotations === UNKNOWN) return admitUndecided("the annotations are not known");
    const groups = at(annotations, `${alb}security-groups`);
    if (!isAbsent(groups)) return this.securityGroups.annotated(resource, groups);
    const { certain, specs } = this.classes.paramsOf(ingress);
    const lists = listed(at(annotations, `${alb}security-group-prefix-lists`)).map((id) =>
      this.securityGroups.prefixLists.admission(resource, "metadata", id),
    );
    const ownLists = lists.length > 0;
    for (const spec of specs) {
      const ids = [...items(at(spec, "prefixListsIDs")), ...items(at(spec, "PrefixListsIDs"))];
      lists.push(...ids.map(ofClass));
    }
    const preset = specs.flatMap((spec) => items(at(spec, "inboundCIDRs")));
    const annotated = listed(at(annotations, `${alb}inbound-cidrs`));
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

/** The scheme of the network load balancer that the controller puts in front, where it is told to. */
function frontendOf({ annotations }: Ingress): Scheme[] {
  const enabled = at(annotations, `${alb}enable-frontend-nlb`);
  if (enabled !== UNKNOWN && !isTrue(enabled)) return [];
  const scheme = at(annotations, `${alb}frontend-nlb-scheme`);
  if (isAbsent(scheme) || scheme === "internal") return [];
  return [scheme === "internet-facing" && enabled !== UNKNOWN ? scheme : "unknown"];
}

const ofClass = (id: Value): Admission =>
  id === UNKNOWN
    ? admitUndecided("the prefix lists that it admits are not known")
    : admitEveryone("admits a prefix list, whose networks cannot be seen");
