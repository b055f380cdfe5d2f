import { UNKNOWN } from "../../../../known";
import { type Value, at, isAbsent } from "../../../../value";
import { append } from "../../../resources/append";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import { IngressClasses, classNameOf, legacyClass } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";

/** The settings that IngressClassParams give an Ingress. They override its annotations. */
export interface Parameters {
  /** Whether exactly these parameters apply, not just possibly. */
  readonly certain: boolean;
  readonly specs: readonly Value[];
}

/** The IngressClassParams of a stack. */
export class ClassParameters {
  private readonly byCluster = new Map<string, StackResource[]>();
  private readonly classes: IngressClasses;

  constructor(private readonly index: ResourceIndex) {
    this.classes = new IngressClasses(index);
    for (const resource of index.ofKind("ingressClassParams")) {
      append(this.byCluster, placementOf(resource, index).cluster, resource);
    }
  }

  of(ingress: Ingress): Parameters {
    // The controller ignores the class of an Ingress that has the older annotation.
    if (!isAbsent(legacyClass(ingress))) return { certain: true, specs: [] };
    const all = this.byCluster.get(ingress.place.cluster) ?? [];
    const declared = this.classes.of(ingress);
    if (declared === undefined) {
      // A class outside the stack may name any of these parameters, or none. An equal name is no proof.
      const named = this.named(all, classNameOf(ingress));
      return { certain: false, specs: (named.length > 0 ? named : all).map(specOf) };
    }
    const name = at(declared.props, "spec", "parameters", "name");
    if (isAbsent(name)) return { certain: true, specs: [] };
    const named = this.named(all, name);
    if (named.length > 0) return { certain: true, specs: named.map(specOf) };
    // Parameters outside the stack may set anything.
    return { certain: false, specs: [...all.map(specOf), UNKNOWN] };
  }

  private named(all: readonly StackResource[], name: Value): StackResource[] {
    return all.filter((each) => placementOf(each, this.index).name === name);
  }
}

const specOf = (resource: StackResource): Value => at(resource.props, "spec");
