import { ifKnown, possibly, readsAs, surely } from "../../../known";
import { type Value, at, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type {
  GatewayServing,
  Listening,
  PlacedGateway,
  Surroundings,
} from "../controllers/controller";
import { servings } from "../controllers/servings";
import { type Frontend, chainedFrontend, unseenFrontend } from "../frontend";
import type { Stickiness } from "../stickiness";
import type { Placed } from "../topology/placed";
import type { SelectingService } from "../topology/selection";
import type { FilteredRoute } from "./filteredRules";
import { chainsOf } from "./gatewayChains";
import { GatewayServers } from "./gatewayServers";
import { Gateways } from "./gateways";
import { takes } from "./listeners";

/** One way from outside to a route. */
export interface GatewayFront {
  readonly path: string;
  readonly gates: readonly Admission[];
  readonly frontend: Frontend;
  /** The session stickiness that the controller of the last Gateway adds on the way to a Service. */
  readonly stickinessTo?: (service: SelectingService) => Stickiness;
}

/** The ways from outside to the routes of the stack. */
export class GatewayFronts {
  private readonly gateways: Gateways;
  private readonly servers: GatewayServers;
  private readonly servingBy: (gateway: PlacedGateway) => GatewayServing;
  private readonly chains: ReturnType<typeof chainsOf>;

  constructor(around: Surroundings, routes: readonly FilteredRoute[]) {
    this.gateways = new Gateways(around.topology.index);
    this.servers = new GatewayServers(around.topology.index);
    this.chains = chainsOf(routes, this.gateways);
    const serve = servings<PlacedGateway, GatewayServing>(around);
    this.servingBy = (gateway) => serve(this.servers.of(gateway));
  }

  /** @param seen Gateways that the way has already passed */
  of(route: Placed, seen: readonly StackResource[] = []): GatewayFront[] {
    const parents = at(route.resource.props, "spec", "parentRefs");
    const reason = `who may use the Gateway of ${route.label} is not followed`;
    const unfollowed = [unseen(route.resource, route.label, reason)];
    return ifKnown(
      parents,
      (known) =>
        items(known).length === 0
          ? unfollowed
          : items(known).flatMap((parent) => this.through(route, parent, seen)),
      unfollowed,
    );
  }

  private through(route: Placed, parent: Value, seen: readonly StackResource[]): GatewayFront[] {
    const kind = at(parent, "kind") ?? "Gateway";
    // A route for a Service controls calls inside the cluster.
    if (kind === "Service") return [];
    const name = at(parent, "name");
    const shown = `${ifKnown(kind, String, "parent")} ${ifKnown(name, String, "")}`.trim();
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
    gateway: PlacedGateway,
    route: Placed,
    parent: Value,
    seen: readonly StackResource[],
  ): GatewayFront[] {
    const listeners = items(at(gateway.resource.props, "spec", "listeners"));
    if (listeners.length === 0) {
      // A patch of a Gateway outside the stack has no listeners, for example.
      const reason = `the listeners of ${gateway.label} are not in this stack`;
      return [unseen(gateway.resource, `${gateway.label} → ${route.label}`, reason)];
    }
    return listeners.flatMap((listener) => {
      const taken = takes(listener, gateway, route, parent, this.gateways);
      if (taken === "no") return [];
      const reason = `whether ${gateway.label} takes ${route.label} is not known`;
      const doubt = surely(taken) ? [] : [admitUndecided(reason)];
      return this.byListener({ ...gateway, listener, route }, seen).map((front) => ({
        ...front,
        gates: [...front.gates, ...doubt],
      }));
    });
  }

  /** The ways through a listener: directly, and through other Gateways in front of its own. */
  private byListener(listening: Listening, seen: readonly StackResource[]): GatewayFront[] {
    const name = at(listening.listener, "name");
    const shown = typeof name === "string" ? ` → listener ${name}` : "";
    const path = `${listening.label}${shown} → ${listening.route.label}`;
    const serving = this.servingBy(listening);
    const gates = serving.gates(listening);
    return serving.frontends(listening).flatMap((frontend): GatewayFront[] => {
      const stickinessTo = (service: SelectingService): Stickiness =>
        serving.stickiness?.(listening, service);
      return [
        { path, gates, frontend, stickinessTo },
        ...this.chained(listening, serving, seen).map((front) => ({
          path: `${front.path} → ${path}`,
          gates: front.gates,
          frontend: chainedFrontend(front.frontend, frontend),
          stickinessTo,
        })),
      ];
    });
  }

  /** The ways to a listener through other Gateways in front of its own. Those may be public. */
  private chained(
    listening: Listening,
    serving: GatewayServing,
    seen: readonly StackResource[],
  ): GatewayFront[] {
    const port = at(listening.listener, "port");
    const reason = `who comes to ${listening.label} through another Gateway is not followed`;
    const behind = serving.gatesBehind?.(listening) ?? [admitUndecided(reason)];
    return (this.chains.get(listening.resource) ?? [])
      .filter((chain) => isAbsent(chain.port) || possibly(readsAs(chain.port, port)))
      .flatMap((chain) =>
        this.of(chain.route, [...seen, listening.resource]).map((front) => ({
          ...front,
          gates: [...behind, ...front.gates, ...chain.gates],
        })),
      );
  }
}

const unseen = (resource: StackResource, label: string, reason: string): GatewayFront => ({
  path: label,
  gates: [admitUndecided(reason)],
  frontend: unseenFrontend(resource, label),
});
