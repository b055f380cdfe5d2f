import { at } from "../../../../value";
import { type Frontend, withTlsPolicy } from "../../frontend";
import { frontendOf } from "../../gateways/listeners";
import type { GatewayServing, PlacedGateway, Surroundings } from "../controller";
import { Configurations, GatewayConfiguration } from "./gatewayConfiguration";
import { TargetConfigurations } from "./targetConfigurations";

/** The load balancers that the controller creates for Gateways. */
export function serveGateways({ topology }: Surroundings): GatewayServing {
  const { index, securityGroups } = topology;
  const configurations = new Configurations(index);
  const targets = new TargetConfigurations(index);
  const configurationOf = (gateway: PlacedGateway): GatewayConfiguration =>
    new GatewayConfiguration(gateway, configurations, securityGroups);
  return {
    gates: (listening) => configurationOf(listening).gates(at(listening.listener, "port")),
    // AWS load balancers pass the clients' own addresses on to the load balancers behind them.
    gatesBehind: (listening) =>
      configurationOf(listening).gatesBehind(at(listening.listener, "port")),
    frontends(listening) {
      const configuration = configurationOf(listening);
      const frontend: Frontend = { ...frontendOf(listening), zones: configuration.zones() };
      return [withTlsPolicy(frontend, configuration.tlsPolicy(listening.listener))];
    },
    stickiness: (gateway, service) =>
      targets.stickiness(service, configurationOf(gateway).defaultTargets()),
  };
}
