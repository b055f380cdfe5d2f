import { type Value, at, fields, isAbsent } from "../../../../value";
import { ByNamespace } from "../../../resources/byNamespace";
import type { ResourceIndex } from "../../../resources/resources";
import { type Placed, within } from "../../topology/placed";
import type { PlacedGateway } from "../controller";
import { objectsOf } from "../objects";

/** What the EnvoyProxies of a stack say of the Services of Gateways. */
export class EnvoyProxies {
  private readonly all: ByNamespace<Placed>;

  constructor(index: ResourceIndex) {
    this.all = new ByNamespace(objectsOf(index, "EnvoyProxy"));
  }

  /** The metadata and spec of a Gateway's Service; undefined if its parameters are not all in the stack. */
  serviceOf(gateway: PlacedGateway): Value {
    const { resource, gatewayClass } = gateway;
    const own = at(resource.props, "spec", "infrastructure", "parametersRef");
    const reference = isAbsent(own) ? at(gatewayClass?.props, "spec", "parametersRef") : own;
    if (isAbsent(reference)) return undefined;
    const place = within(gateway.place, at(reference, "namespace"));
    const proxy = this.all.exact(place, at(reference, "name")).at(0);
    if (proxy === undefined) return undefined;
    const service = at(proxy.resource.props, "spec", "provider", "kubernetes", "envoyService");
    // A patch may change all of it.
    if (!isAbsent(at(service, "patch"))) return undefined;
    const { annotations, ...spec } = Object.fromEntries(fields(service));
    return { metadata: { annotations }, spec };
  }
}
