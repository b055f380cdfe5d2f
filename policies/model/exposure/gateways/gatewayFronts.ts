import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { type Entrance, unseenEntrance } from "../entrance";
import { PrefixLists } from "../loadBalancers/prefixLists";
import { SecurityGroups } from "../loadBalancers/securityGroups";
import { AwsConfiguration } from "./awsGateways";
import { type GatewayClass, Gateways, type Placed } from "./gateways";
import { protocolOf, takes } from "./listeners";
import { serviceGates } from "./otherGateways";

/** One way from the world to a route. */
export interface GatewayFront {
  readonly path: string;
  readonly gates: readonly Admission[];
  readonly entrance: Entrance;
  /** The AWS controller's settings for target groups that hold for all of the Gateway. */
  readonly targets?: { readonly name: Value; readonly from: Placed };
}

/** The ways from the world to the routes of the stack. */
export class GatewayFronts {
  readonly gateways: Gateways;
  private readonly prefixLists: PrefixLists;
  private readonly groups: SecurityGroups;

  constructor(index: ResourceIndex) {
    this.gateways = new Gateways(index);
    this.prefixLists = new PrefixLists(index);
    this.groups = new SecurityGroups(index, this.prefixLists);
  }

  of(route: Placed): GatewayFront[] {
    const parents = at(route.resource.props, "spec", "parentRefs");
    if (isAbsent(parents) || parents === UNKNOWN || items(parents).length === 0) {
      return [
        unseen(
          route.resource,
          route.label,
          `who may use the Gateway of ${route.label} is not followed`,
        ),
      ];
    }
    return items(parents).flatMap((parent) => this.through(route, parent));
  }

  private through(route: Placed, parent: Value): GatewayFront[] {
    const kind = at(parent, "kind") ?? "Gateway";
    // A route for a Service is about calls inside the cluster.
    if (kind === "Service") return [];
    const name = at(parent, "name");
    const shown =
      `${String(kind === UNKNOWN ? "parent" : kind)} ${name === UNKNOWN ? "" : String(name)}`.trim();
    if (kind !== "Gateway") {
      const reason = `who may use ${shown}, which ${route.label} belongs to, is not followed`;
      return [unseen(route.resource, route.label, reason)];
    }
    const found = this.gateways.named(route, name, at(parent, "namespace"));
    if (found.length === 0) {
      const reason = `the Gateway of ${route.label} is not in this stack, so who reaches it cannot be seen`;
      return [unseen(route.resource, route.label, reason)];
    }
    return found.flatMap((gateway) => this.listeners(gateway, route, parent));
  }

  private listeners(gateway: Placed, route: Placed, parent: Value): GatewayFront[] {
    const gatewayClass = this.gateways.classOf(gateway);
    return items(at(gateway.resource.props, "spec", "listeners")).flatMap((listener) => {
      const answer = takes(listener, gateway, route, parent, this.gateways);
      if (answer === "no") return [];
      const name = at(listener, "name");
      const shown = typeof name === "string" ? ` → listener ${name}` : "";
      const reason = `whether ${gateway.label} takes ${route.label} is not known`;
      const front = this.front(gateway, gatewayClass, listener);
      const gates = [...front.gates, ...(answer === "maybe" ? [admitUndecided(reason)] : [])];
      return [{ ...front, path: `${gateway.label}${shown} → ${route.label}`, gates }];
    });
  }

  private front(
    gateway: Placed,
    gatewayClass: GatewayClass,
    listener: Value,
  ): Omit<GatewayFront, "path"> {
    const { resource, label } = gateway;
    const entrance: Entrance = { resource, label, protocol: protocolOf(listener) };
    if (gatewayClass.controller === "lattice") {
      return {
        gates: [admitUndecided(`who may use the service network of ${label} cannot be seen`)],
        entrance,
      };
    }
    if (gatewayClass.controller === "unknown") {
      return { gates: [admitUndecided(`which controller serves ${label} is not known`)], entrance };
    }
    if (gatewayClass.controller === "other") {
      return { gates: serviceGates(gateway, gatewayClass, this.prefixLists), entrance };
    }
    const configuration = new AwsConfiguration(gateway, gatewayClass, this.gateways);
    const { tlsPolicy, zones } = configuration.entrance(listener);
    const seen = gatewayClass.resource !== undefined;
    return {
      gates: configuration.gates(at(listener, "port"), seen, this.groups, this.prefixLists),
      entrance: { ...entrance, zones, ...(entrance.protocol === "tls" ? { tlsPolicy } : {}) },
      targets: configuration.defaultTargets(),
    };
  }
}

const unseen = (resource: StackResource, label: string, reason: string): GatewayFront => ({
  path: label,
  gates: [admitUndecided(reason)],
  entrance: unseenEntrance(resource, label),
});
