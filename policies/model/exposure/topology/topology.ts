import { type Value, at, isAbsent } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { SecurityGroups } from "../loadBalancers/securityGroups";
import { type Forward, forwards } from "./forwards";
import { type Backend, type Ingress, declaredBackends, ingressOf } from "./ingresses";
import { NamedServices } from "./namedServices";
import { type Placed, placed } from "./placed";
import { type RuledRoute, routeRules } from "./routeRules";
import { type SelectingService, selectingServices } from "./selection";

/** An Ingress and its backends. */
export interface RoutedIngress {
  readonly ingress: Ingress;
  readonly backends: readonly Backend[];
}

/** An object that registers the pods of Services in target groups. */
export interface Binding extends Placed {
  readonly services: readonly SelectingService[];
  /** Empty if they are not in the stack. */
  readonly targetGroups: readonly StackResource[];
}

/** The part that does not depend on the workloads. */
interface Declared {
  readonly ingresses: readonly RoutedIngress[];
  readonly routes: readonly RuledRoute[];
  readonly forwards: readonly Forward[];
  readonly securityGroups: SecurityGroups;
}

const declaredIn = (index: ResourceIndex): Declared => ({
  ingresses: index.ofKind("ingress").map((resource) => {
    const ingress = ingressOf(resource, index);
    return { ingress, backends: declaredBackends(ingress) };
  }),
  routes: routeRules(index),
  forwards: forwards(index),
  securityGroups: new SecurityGroups(index),
});

/**
 * What is between the workloads and the outside, as the stack declares it, whichever controller serves it. It
 * is read once and used for both ways in and host names.
 */
export class Topology {
  readonly services: readonly SelectingService[];
  readonly bindings: readonly Binding[];
  private readonly names: NamedServices;

  constructor(
    readonly index: ResourceIndex,
    readonly workloads: readonly Workload[],
    private readonly declared: Declared = declaredIn(index),
  ) {
    this.services = selectingServices(index, workloads);
    this.names = new NamedServices(this.services);
    this.bindings = index.ofKind("targetGroupBinding").map((one) => this.bindingOf(one));
  }

  /** The same stack, seen from other workloads. */
  towards(workloads: readonly Workload[]): Topology {
    return new Topology(this.index, workloads, this.declared);
  }

  get ingresses(): Declared["ingresses"] {
    return this.declared.ingresses;
  }

  get routes(): Declared["routes"] {
    return this.declared.routes;
  }

  get forwards(): Declared["forwards"] {
    return this.declared.forwards;
  }

  get securityGroups(): SecurityGroups {
    return this.declared.securityGroups;
  }

  /** The Services by place. */
  get nearby(): NamedServices["nearby"] {
    return this.names.nearby;
  }

  /** The Services that an object refers to by a name. */
  servicesNamed({ resource, place }: Placed, name: Value): readonly SelectingService[] {
    return this.names.of(resource, place, name);
  }

  private bindingOf(resource: StackResource): Binding {
    const binding = placed(resource, this.index);
    const spec = at(resource.props, "spec");
    const arn = at(spec, "targetGroupARN");
    const identity = isAbsent(arn) ? at(spec, "targetGroupName") : arn;
    return {
      ...binding,
      services: this.servicesNamed(binding, at(spec, "serviceRef", "name")),
      targetGroups: this.index.resolve(resource, "spec", identity, "targetGroup"),
    };
  }
}
