import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { type Entrance, unseenEntrance } from "../entrance";
import { chainedEntrance } from "../loadBalancers/frontEntrances";
import { SecurityGroups } from "../loadBalancers/securityGroups";
import { AwsConfiguration } from "./awsGateways";
import { type RuledRoute, chainsOf } from "./gatewayChains";
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
  private readonly groups: SecurityGroups;
  private readonly chains: ReturnType<typeof chainsOf>;

  constructor(index: ResourceIndex, routes: readonly RuledRoute[]) {
    this.gateways = new Gateways(index);
    this.groups = SecurityGroups.of(index);
    this.chains = chainsOf(routes, this.gateways);
  }

  /** @param seen Gateways that the way has led through already */
  of(route: Placed, seen: readonly StackResource[] = []): GatewayFront[] {
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
    return items(parents).flatMap((parent) => this.through(route, parent, seen));
  }

  private through(route: Placed, parent: Value, seen: readonly StackResource[]): GatewayFront[] {
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
    return found
      .filter(({ resource }) => !seen.includes(resource))
      .flatMap((gateway) => this.listeners(gateway, route, parent, seen));
  }

  private listeners(
    gateway: Placed,
    route: Placed,
    parent: Value,
    seen: readonly StackResource[],
  ): GatewayFront[] {
    const gatewayClass = this.gateways.classOf(gateway);
    const listeners = items(at(gateway.resource.props, "spec", "listeners"));
    if (listeners.length === 0) {
      // As a patch has none of a Gateway that is elsewhere.
      const reason = `the listeners of ${gateway.label} are not in this stack`;
      return [unseen(gateway.resource, `${gateway.label} → ${route.label}`, reason)];
    }
    return listeners.flatMap((listener) => {
      const answer = takes(listener, gateway, route, parent, this.gateways);
      if (answer === "no") return [];
      const name = at(listener, "name");
      const shown = typeof name === "string" ? ` → listener ${name}` : "";
      const reason = `whether ${gateway.label} takes ${route.label} is not known`;
      const doubt = answer === "unknown" ? [admitUndecided(reason)] : [];
      const path = `${gateway.label}${shown} → ${route.label}`;
      const own = this.front(gateway, gatewayClass, listener);
      return [
        { ...own, path, gates: [...own.gates, ...doubt] },
        ...this.chained(gateway, listener, own, seen).map((front) => ({
          ...front,
          path: `${front.path} → ${path}`,
          gates: [...front.gates, ...doubt],
        })),
      ];
    });
  }

  /** The ways to a listener through Gateways in front of its own, which need not be internal. */
  private chained(
    gateway: Placed,
    listener: Value,
    own: Omit<GatewayFront, "path">,
    seen: readonly StackResource[],
  ): GatewayFront[] {
    const port = at(listener, "port");
    return (this.chains.get(gateway.resource) ?? [])
      .filter((chain) => mayEqual(chain.port, port))
      .flatMap((chain) =>
        this.of(chain.route, [...seen, gateway.resource]).map((front) => ({
          ...own,
          path: front.path,
          gates: [...this.gatesBehind(gateway, port), ...front.gates, ...chain.gates],
          entrance: chainedEntrance(front.entrance, own.entrance),
        })),
      );
  }

  /** Load balancers of AWS show those behind them the clients' own addresses. */
  private gatesBehind(gateway: Placed, port: Value): Admission[] {
    const gatewayClass = this.gateways.classOf(gateway);
    if (gatewayClass.controller !== "aws") {
      const reason = `who comes to ${gateway.label} through another Gateway is not followed`;
      return [admitUndecided(reason)];
    }
    const configuration = new AwsConfiguration(gateway, gatewayClass, this.gateways);
    return configuration.gatesBehind(port, this.groups);
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
      return { gates: serviceGates(gateway, gatewayClass, this.groups), entrance };
    }
    const configuration = new AwsConfiguration(gateway, gatewayClass, this.gateways);
    const { tlsPolicy, zones } = configuration.entrance(listener);
    const seen = gatewayClass.resource !== undefined;
    return {
      gates: configuration.gates(at(listener, "port"), seen, this.groups),
      entrance: { ...entrance, zones, ...(entrance.protocol === "tls" ? { tlsPolicy } : {}) },
      targets: configuration.defaultTargets(),
    };
  }
}

const mayEqual = (one: Value, other: Value): boolean =>
  one === UNKNOWN || other === UNKNOWN || isAbsent(one) || String(one) === String(other);

const unseen = (resource: StackResource, label: string, reason: string): GatewayFront => ({
  path: label,
  gates: [admitUndecided(reason)],
  entrance: unseenEntrance(resource, label),
});
