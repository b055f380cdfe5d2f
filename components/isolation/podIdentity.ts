import type { Flow } from "./networkPolicies";

/**
 * EKS Pod Identity's agent, which answers on each server at an address of that server alone.
 *
 * Source: EKS user guide, "Set up the Amazon EKS Pod Identity Agent".
 */
export const podIdentityAgent: Flow = { networks: ["169.254.170.23/32"], port: 80 };
