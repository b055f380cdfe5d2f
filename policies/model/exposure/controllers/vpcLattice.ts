import { admitUndecided } from "../../networks/admission";
import { frontendOf } from "../gateways/listeners";
import type { Controller } from "./controller";

/** The AWS Gateway API Controller, whose Gateways are service networks of VPC Lattice. */
export const vpcLattice: Controller = {
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
