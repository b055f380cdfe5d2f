import { at } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

export const verifiedAccess: Controller = {
  described: {
    name: "AWS Verified Access",
    source: "https://docs.aws.amazon.com/verified-access/latest/ug/load-balancer-endpoint.html",
    serves: "load balancers of the stack behind an endpoint",
    decided: [],
    undecided: ["whom its policies let in"],
    unseen: [],
  },
  edges: endpoints,
};

/** Verified Access takes requests from anywhere and lets through those that its policies trust. */
function endpoints(index: ResourceIndex): Edge[] {
  return index.ofKind("verifiedAccess").flatMap((endpoint) => {
    const arn = at(endpoint.props, "loadBalancerOptions", "loadBalancerArn");
    const label = `Verified Access endpoint ${endpoint.name}`;
    const gates = [admitUndecided(`whom the policies of ${label} let in is not followed`)];
    return index
      .resolve(endpoint, "loadBalancerOptions", arn, "loadBalancer")
      .map((target): Edge => ({ target, label, groupsSee: "service", gates }));
  });
}
