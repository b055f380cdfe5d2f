import { holds, possibly } from "../../../known";
import { at, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

export const privateLink: Controller = {
  described: {
    name: "AWS PrivateLink",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
    serves: "network load balancers of the stack that an endpoint service names",
    decided: ["without allowed principals, nobody comes in"],
    undecided: ["who the allowed principals are"],
    unseen: [],
  },
  edges: endpointServices,
};

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
