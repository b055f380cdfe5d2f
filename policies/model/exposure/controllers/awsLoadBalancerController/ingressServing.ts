import type { IngressServing, Surroundings } from "../controller";
import { ClassParameters } from "./classParameters";
import { conditionGates } from "./ingressConditions";
import { IngressFrontends } from "./ingressFrontends";
import { IngressGroups } from "./ingressGroups";

/** The application load balancers that the controller creates for Ingresses. */
export function serveIngresses({ topology }: Surroundings): IngressServing {
  const parameters = new ClassParameters(topology.index);
  const groups = new IngressGroups(topology, parameters);
  const frontends = new IngressFrontends(topology.index, groups, parameters);
  return {
    gates: ({ ingress, backend }) => [
      ...groups.gates(ingress),
      ...conditionGates(ingress, backend),
    ],
    frontends: (target) => frontends.of(target),
  };
}
