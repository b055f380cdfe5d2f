/**
 * Quotas of an Application Load Balancer, without those that no layout of ours comes near.
 *
 * Source: "Quotas for your Application Load Balancers" of its user guide. AWS may raise the first on request.
 */
export const loadBalancerQuotas = {
  /** Rules of all listeners, without their default actions. */
  rules: 100,
  /** Values that the conditions of a rule compare with, all conditions together. */
  evaluationsARule: 5,
} as const;

/** Names of one ACM certificate, the first included: ACM's quota until AWS raises it. */
export const namesACertificate = 10;
