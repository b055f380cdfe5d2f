import { at } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { frontendOf } from "../gateways/listeners";
import type { ResourceIndex } from "../../resources/resources";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

/** The AWS Gateway API Controller, whose Gateways are service networks of VPC Lattice, and VPC Lattice itself. */
export const vpcLattice: Controller = {
  edges: latticeTargets,
  described: {
    name: "VPC Lattice, and the AWS Gateway API Controller",
    source: "https://www.gateway-api-controller.eks.aws.dev/",
    serves:
      "Gateways of class `amazon-vpc-lattice`, and load balancers of the stack in a target group",
    decided: [],
    undecided: ["who may use a service network"],
    unseen: ["its auth policies"],
  },
  gateways: {
    claims: { controller: /application-networking\.k8s\.aws/, className: /lattice/i },
    serve: () => ({
      gates: ({ label }) => [
        admitUndecided(`who may use the service network of ${label} cannot be seen`),
      ],
      frontends: (listening) => [frontendOf(listening)],
    }),
  },
};

/** A target group of VPC Lattice with a load balancer in it: its services may be shared with other networks and accounts. */
function latticeTargets(index: ResourceIndex): Edge[] {
  return index.ofKind("latticeAttachment").flatMap((attachment) => {
    const id = at(attachment.props, "target", "id");
    const label = `VPC Lattice target ${attachment.name}`;
    const gates = [admitUndecided(`who may use the services of ${label} cannot be seen`)];
    return index
      .resolve(attachment, "target", id, "loadBalancer")
      .map((target): Edge => ({ target, label, groupsSee: "service", gates }));
  });
}
