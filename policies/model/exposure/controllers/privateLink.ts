import { holds, possibly } from "../../../known";
import { at, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

export const privateLink: Controller = { edges: endpointServices };

/** PrivateLink lets in other networks only if their accounts are named. */
function endpointServices(index: ResourceIndex): Edge[] {
  return index.ofKind("endpointService").flatMap((service) => {
    const principals = at(service.props, "allowedPrincipals");
    if (!possibly(holds(principals, (known) => items(known).length > 0))) return [];
    const label = `VPC endpoint service ${service.name}`;
    const reason = `who uses ${label} from other networks cannot be seen`;
    return items(at(service.props, "networkLoadBalancerArns")).flatMap((arn) =>
      index
        .resolve(service, "networkLoadBalancerArns", arn, "loadBalancer")
        .map((target): Edge => ({
          ...{ target, label, groupsSee: "service" },
          gates: [admitUndecided(reason)],
        })),
    );
  });
}
