import { ifKnown } from "../../../known";
import { at } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import { Claimants } from "../controllers/claims";
import type { GatewayServer, PlacedGateway } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { unclearGateways } from "./unclearGateways";

/** Which controllers serve Gateways. */
export class GatewayServers {
  private readonly claimants = new Claimants<PlacedGateway, GatewayServer>(
    controllers.flatMap(({ gateways }) => gateways ?? []),
  );

  constructor(private readonly index: ResourceIndex) {}

  /** Decided by the class in the stack, else by the name of the class, else by what the Gateway itself asks for. */
  of(gateway: PlacedGateway): GatewayServer {
    const declared = at(gateway.gatewayClass?.props, "spec", "controllerName");
    return (
      ifKnown(
        declared,
        (name) =>
          typeof name === "string" ? this.claimants.byController(name) : this.elsewhere(gateway),
        unclearGateways,
      ) ?? this.claimants.rest
    );
  }

  private elsewhere(gateway: PlacedGateway): GatewayServer | undefined {
    const name = at(gateway.resource.props, "spec", "gatewayClassName");
    const named = typeof name === "string" ? this.claimants.byClassName(name) : undefined;
    return named ?? this.claimants.askedBy(gateway, this.index).at(0);
  }
}
