import { type Value, UNKNOWN, at, isAbsent } from "../../../value";
import { type Placement, labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { Nearby } from "../../resources/nearby";

/** A Kubernetes object with where it lives. */
export interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
}

export function placed(resource: StackResource, index: ResourceIndex): Placed {
  const place = placementOf(resource, index);
  return { resource, place, label: labelOf(resource, place) };
}

/** What serves a Gateway: the AWS Load Balancer Controller, VPC Lattice, or some other controller. */
export type Controller = "aws" | "lattice" | "other" | "unknown";

/** The class of a Gateway; undefined parts are not in the stack. */
export interface GatewayClass {
  readonly controller: Controller;
  readonly resource?: StackResource;
}

/** A Gateway that a reference means, or may mean. */
export interface MeantGateway {
  readonly gateway: Placed;
  readonly sure: boolean;
}

/** The Gateways of the stack and what belongs to them, by name. */
export class Gateways {
  private readonly gateways: Nearby<Placed>;
  private readonly classes = new Map<string, StackResource>();
  private readonly configurations: Nearby<Placed>;
  private readonly namespaces = new Map<string, StackResource>();

  constructor(readonly index: ResourceIndex) {
    this.gateways = new Nearby(index.ofKind("gateway").map((one) => placed(one, index)));
    this.configurations = new Nearby(
      index.ofKind("loadBalancerConfiguration").map((one) => placed(one, index)),
    );
    for (const [kind, map] of [
      ["gatewayClass", this.classes],
      ["namespace", this.namespaces],
    ] as const) {
      for (const resource of index.ofKind(kind)) {
        const { cluster, name } = placementOf(resource, index);
        if (typeof name === "string") map.set(`${cluster}\n${name}`, resource);
      }
    }
  }

  /** The Gateways that a reference from an object may mean: by name, else by where the name comes from. */
  named(from: Placed, name: Value, namespace: Value): readonly Placed[] {
    const place = within(from.place, namespace);
    const exact = name === UNKNOWN ? [] : this.gateways.named(place, name);
    if (exact.length > 0) return exact;
    const candidates =
      name === UNKNOWN ? this.gateways.around(place) : this.gateways.named(place, UNKNOWN);
    const sources = this.index.referenced(from.resource, "spec", "gateway");
    return candidates.filter(({ resource }) => sources.includes(resource));
  }

  /** The same, and where nothing tells which one is meant, all that may be. */
  meant(from: Placed, name: Value, namespace: Value): readonly MeantGateway[] {
    const named = this.named(from, name, namespace);
    if (named.length > 0) return named.map((gateway) => ({ gateway, sure: true }));
    const place = within(from.place, namespace);
    const perhaps =
      name === UNKNOWN ? this.gateways.around(place) : this.gateways.named(place, UNKNOWN);
    return perhaps.map((gateway) => ({ gateway, sure: false }));
  }

  /** The class says which controller it is; a class elsewhere shows it by its name at most. */
  classOf({ resource, place }: Placed): GatewayClass {
    const name = at(resource.props, "spec", "gatewayClassName");
    const key = typeof name === "string" ? `${place.cluster}\n${name}` : "";
    const declared =
      this.classes.get(key) ?? this.index.referenced(resource, "spec", "gatewayClass").at(0);
    const controller = at(declared?.props, "spec", "controllerName");
    if (typeof controller === "string") {
      const aws = controller.startsWith("gateway.k8s.aws/");
      const lattice = controller.includes("application-networking.k8s.aws");
      return { controller: aws ? "aws" : lattice ? "lattice" : "other", resource: declared };
    }
    if (controller === UNKNOWN) return { controller: "unknown", resource: declared };
    const text = typeof name === "string" ? name : "";
    const parameters = at(resource.props, "spec", "infrastructure", "parametersRef", "kind");
    if (parameters === "LoadBalancerConfiguration")
      return { controller: "aws", resource: declared };
    const aws = /\b(aws|alb|nlb)\b/i.test(text);
    const byName = /lattice/i.test(text) ? "lattice" : aws ? "aws" : "other";
    return { controller: byName, resource: declared };
  }

  /** The LoadBalancerConfiguration that a class or Gateway refers to; UNKNOWN where it is elsewhere. */
  configuration(from: Placed, reference: Value): Placed | typeof UNKNOWN | undefined {
    if (isAbsent(reference)) return undefined;
    const place = within(from.place, at(reference, "namespace"));
    const name = at(reference, "name");
    const found = name === UNKNOWN ? [] : this.configurations.named(place, name);
    if (found.length > 0) return found[0];
    const sources = this.index.referenced(from.resource, "spec", "loadBalancerConfiguration");
    const [source] = sources;
    return sources.length === 1 && name === UNKNOWN ? placed(source, this.index) : UNKNOWN;
  }

  namespace({ cluster, namespace }: Placement): StackResource | undefined {
    return typeof namespace === "string"
      ? (this.namespaces.get(`${cluster}\n${namespace}`) ?? this.index.withUrn(namespace))
      : undefined;
  }
}

/** A place with the namespace that a reference names, if it names one. */
export function within(place: Placement, namespace: Value): Placement {
  if (namespace === UNKNOWN) return { ...place, namespace };
  return typeof namespace === "string" && namespace !== "" ? { ...place, namespace } : place;
}
