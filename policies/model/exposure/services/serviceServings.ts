import { at } from "../../../value";
import { Claimants } from "../controllers/claims";
import type {
  BalancedService,
  ServiceServer,
  ServiceServing,
  Surroundings,
} from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { servings } from "../controllers/servings";

/** What the controllers make of the Services of type LoadBalancer in a stack. */
export class ServiceServings {
  private readonly claimants = new Claimants<BalancedService, ServiceServer>(
    controllers.flatMap(({ services }) => services ?? []),
  );
  private readonly serve: (server: ServiceServer) => ServiceServing;

  constructor(private readonly around: Surroundings) {
    this.serve = servings(around);
  }

  /** Asks the controller that a Service selects: by class, or else by annotations. */
  of(service: BalancedService): ServiceServing {
    const className = at(service.resource.props, "spec", "loadBalancerClass");
    const named = typeof className === "string" ? this.claimants.byClassName(className) : undefined;
    const asked = named ?? this.claimants.askedBy(service, this.around.topology.index).at(0);
    return this.serve(asked ?? this.claimants.rest);
  }
}
