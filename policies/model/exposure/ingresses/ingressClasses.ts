import { ifKnown } from "../../../known";
import { type Value, at, isAbsent, isTrue } from "../../../value";
import { append } from "../../resources/append";
import { placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Ingress } from "../topology/ingresses";

/** The classes of Ingresses that are in the stack. */
export class IngressClasses {
  private readonly byCluster = new Map<string, StackResource[]>();

  constructor(private readonly index: ResourceIndex) {
    for (const resource of index.ofKind("ingressClass")) {
      append(this.byCluster, placementOf(resource, index).cluster, resource);
    }
  }

  /** The class of an Ingress, if it is in the stack: the one that the Ingress names, else the default one. */
  of(ingress: Ingress): StackResource | undefined {
    return ifKnown(
      classNameOf(ingress),
      (name) => this.named(ingress, name),
      onlyOne(this.index.referenced(ingress.resource, "spec", "ingressClass")),
    );
  }

  private named({ place }: Ingress, name: Value): StackResource | undefined {
    return (this.byCluster.get(place.cluster) ?? []).find((candidate) =>
      isAbsent(name)
        ? isTrue(at(candidate.props, "metadata", "annotations", defaultClass))
        : placementOf(candidate, this.index).name === name,
    );
  }
}

const onlyOne = (sources: readonly StackResource[]): StackResource | undefined =>
  sources.length === 1 ? sources[0] : undefined;

const defaultClass = "ingressclass.kubernetes.io/is-default-class";

export const legacyClass = ({ annotations }: Ingress): Value =>
  at(annotations, "kubernetes.io/ingress.class");

/** If an Ingress has both, controllers use the annotation. */
export const classNameOf = (ingress: Ingress): Value => {
  const legacy = legacyClass(ingress);
  return isAbsent(legacy) ? at(ingress.resource.props, "spec", "ingressClassName") : legacy;
};
