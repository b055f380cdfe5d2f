import { type Value, at } from "../../../value";
import { ByNamespace } from "../../resources/byNamespace";
import { type Placement, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { PlacedGateway } from "../controllers/controller";
import { type Placed, placed, within } from "../topology/placed";

/** A Gateway that a reference means, or may mean. */
export interface MeantGateway {
  readonly gateway: PlacedGateway;
  readonly sure: boolean;
}

/** The Gateways of the stack, by name. */
export class Gateways {
  private readonly gateways: ByNamespace<PlacedGateway>;
  private readonly classes: ReadonlyMap<string, StackResource>;
  private readonly namespaces: ReadonlyMap<string, StackResource>;

  constructor(private readonly index: ResourceIndex) {
    this.classes = byName(index, "gatewayClass");
    this.namespaces = byName(index, "namespace");
    this.gateways = new ByNamespace(index.ofKind("gateway").map((one) => this.gatewayOf(one)));
  }

  /** A Gateway with its class, if the class is in the stack. */
  gatewayOf(resource: StackResource): PlacedGateway {
    const gateway = placed(resource, this.index);
    const name = at(resource.props, "spec", "gatewayClassName");
    const named = typeof name === "string" ? keyOf(gateway.place, name) : "";
    const gatewayClass =
      this.classes.get(named) ?? this.index.referenced(resource, "spec", "gatewayClass").at(0);
    return { ...gateway, gatewayClass };
  }

  /** The Gateways that a reference from an object may mean: by name, else by the resource that the name comes from. */
  named(from: Placed, name: Value, namespace: Value): readonly PlacedGateway[] {
    const place = within(from.place, namespace);
    const exact = this.gateways.exact(place, name);
    if (exact.length > 0) return exact;
    const sources = this.index.referenced(from.resource, "spec", "gateway");
    return this.gateways.possible(place, name).filter(({ resource }) => sources.includes(resource));
  }

  /** Like `named`, but returns all possible Gateways if nothing shows which one is meant. */
  meant(from: Placed, name: Value, namespace: Value): readonly MeantGateway[] {
    const named = this.named(from, name, namespace);
    if (named.length > 0) return named.map((gateway) => ({ gateway, sure: true }));
    return this.gateways
      .possible(within(from.place, namespace), name)
      .map((gateway) => ({ gateway, sure: false }));
  }

  namespace({ cluster, namespace }: Placement): StackResource | undefined {
    return typeof namespace === "string"
      ? (this.namespaces.get(`${cluster}\n${namespace}`) ?? this.index.withUrn(namespace))
      : undefined;
  }
}

function byName(
  index: ResourceIndex,
  kind: "gatewayClass" | "namespace",
): ReadonlyMap<string, StackResource> {
  const found = new Map<string, StackResource>();
  for (const resource of index.ofKind(kind)) {
    const place = placementOf(resource, index);
    if (typeof place.name === "string") found.set(keyOf(place, place.name), resource);
  }
  return found;
}

const keyOf = ({ cluster }: Placement, name: string): string => `${cluster}\n${name}`;
