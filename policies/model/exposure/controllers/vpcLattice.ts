import { admitUndecided } from "../../networks/admission";
import { frontendOf } from "../gateways/listeners";
import type { Controller } from "./controller";

/** The AWS Gateway API Controller, whose Gateways are service networks of VPC Lattice. */
export const vpcLattice: Controller = {
  described: {
    name: "AWS Gateway API Controller (VPC Lattice)",
    source: "https://www.gateway-api-controller.eks.aws.dev/",
    serves: "Gateways of class `amazon-vpc-lattice`",
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
