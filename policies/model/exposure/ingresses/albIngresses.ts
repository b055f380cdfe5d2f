import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
  union,
} from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import { type Ingress, type IngressClasses, alb } from "./ingressClasses";
import { admitted, listed } from "../services/lists";
import { PrefixLists } from "../loadBalancers/prefixLists";

/** The load balancers that the AWS Load Balancer Controller makes for Ingresses, and who passes them. */
export class AlbIngresses {
  private readonly groups = new Map<string, Ingress[]>();
  /** Clusters with an Ingress of a group whose name is not known. */
  private readonly unknownGroups = new Set<string>();
  private readonly prefixLists: PrefixLists;

  constructor(
    index: ResourceIndex,
    ingresses: readonly Ingress[],
    private readonly classes: IngressClasses,
  ) {
    this.prefixLists = new PrefixLists(index);
    for (const ingress of ingresses) {
      const key = this.groupOf(ingress);
      if (key === UNKNOWN) this.unknownGroups.add(ingress.place.cluster);
      else if (key !== undefined) this.groups.set(key, [...(this.groups.get(key) ?? []), ingress]);
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
    const schemes = members.map((member) => this.schemeOf(member));
    const inbound = union(members.map((member) => this.inboundOf(member)));
    if (schemes.includes("internet-facing")) return this.doubted(ingress, [inbound]);
    const scheme = `the scheme of the load balancer of ${ingress.label} is not known`;
    const inside = schemes.includes("unknown") ? admitUndecided(scheme) : admitInside;
    return this.doubted(ingress, [inbound, inside]);
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

  private schemeOf(ingress: Ingress): "internal" | "internet-facing" | "unknown" {
    const { certain, specs } = this.classes.paramsOf(ingress);
    const preset = specs.map((spec) => at(spec, "scheme")).filter((scheme) => !isAbsent(scheme));
    const annotated = at(ingress.annotations, `${alb}scheme`);
    const schemes = certain && preset.length > 0 ? preset : [annotated, ...preset];
    if (schemes.includes("internet-facing")) return "internet-facing";
    return schemes.includes("internal") && !schemes.includes(UNKNOWN) ? "internal" : "unknown";
  }

  private inboundOf(ingress: Ingress): Admission {
    const { annotations, resource } = ingress;
    if (annotations === UNKNOWN) return admitUndecided("the annotations are not known");
    if (!isAbsent(at(annotations, `${alb}security-groups`))) {
      return admitEveryone("has security groups by annotation, whose rules cannot be seen");
    }
    const { certain, specs } = this.classes.paramsOf(ingress);
    const lists = listed(at(annotations, `${alb}security-group-prefix-lists`)).map((id) =>
      this.prefixLists.admission(resource, "metadata", id),
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
    return union([admitted(inbound), ...lists, ...limited]);
  }
}

const ofClass = (id: Value): Admission =>
  id === UNKNOWN
    ? admitUndecided("the prefix lists that it admits are not known")
    : admitEveryone("admits a prefix list, whose networks cannot be seen");
