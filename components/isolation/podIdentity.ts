import type { Flow } from "./networkPolicies";

/**
 * The EKS Pod Identity Agent, which listens on each server at a link-local address.
 *
 * Source: EKS user guide, "Set up the Amazon EKS Pod Identity Agent".
 */
export const podIdentityAgent: Flow = { networks: ["169.254.170.23/32"], port: 80 };
