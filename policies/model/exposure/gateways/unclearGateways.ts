import { admitUndecided } from "../../networks/admission";
import type { GatewayServer } from "../controllers/controller";
import { frontendOf } from "./listeners";

/** Gateways whose class is in the stack, but whose controller is not known. */
export const unclearGateways: GatewayServer = {
  claims: {},
  serve: () => ({
    gates: ({ label }) => [admitUndecided(`which controller serves ${label} is not known`)],
    frontends: (listening) => [frontendOf(listening)],
  }),
};
