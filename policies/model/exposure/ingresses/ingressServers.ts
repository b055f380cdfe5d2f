import { ifKnown } from "../../../known";
import { type Value, at, isAbsent } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import { Claimants } from "../controllers/claims";
import type { IngressServer } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import type { Ingress } from "../topology/ingresses";
import { IngressClasses, classNameOf } from "./ingressClasses";
import { unclearIngresses } from "./unclearIngresses";

/** Which controllers serve Ingresses. */
export class IngressServers {
  private readonly claimants = new Claimants<Ingress, IngressServer>(
    controllers.flatMap(({ ingresses }) => ingresses ?? []),
  );
  private readonly classes: IngressClasses;

  constructor(private readonly index: ResourceIndex) {
    this.classes = new IngressClasses(index);
  }

  /**
   * The controllers that serve an Ingress, or may serve it. The class in the stack decides; else the name of
   * the class; else the annotations of the Ingress.
   */
  of(ingress: Ingress): readonly IngressServer[] {
    const declared = at(this.classes.of(ingress)?.props, "spec", "controller");
    if (typeof declared === "string") {
      const named = this.claimants.byController(declared);
      return named === undefined ? [unclearIngresses] : [named];
    }
    const asked = this.claimants.askedBy(ingress, this.index);
    return ifKnown(classNameOf(ingress), (name) => this.ofClass(name, asked), [
      ...asked,
      unclearIngresses,
    ]);
  }

  private ofClass(name: Value, asked: readonly IngressServer[]): readonly IngressServer[] {
    const named = typeof name === "string" ? this.claimants.byClassName(name) : undefined;
    if (named !== undefined) return [named];
    if (asked.length === 0) return [this.claimants.rest];
    return asked.length === 1 && isAbsent(name) ? asked : [...asked, unclearIngresses];
  }
}
