/**
 * Quotas of an Application Load Balancer, without those that our layouts never get close to.
 *
 * Source: "Quotas for your Application Load Balancers" of its user guide. AWS may raise the first on request.
 */
export const loadBalancerQuotas = {
  /** Rules of all listeners, not counting default actions. */
  rules: 100,
  /** Values to compare in one rule, in all its conditions together. */
  evaluationsARule: 5,
} as const;

/** Names of one ACM certificate, including the first: ACM's quota until AWS raises it. */
export const namesACertificate = 10;
