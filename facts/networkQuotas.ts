/**
 * How many networks AWS accepts in one place.
 *
 * Source: "Amazon VPC quotas" of the VPC user guide, for the rules, where AWS allows more on request; "View and
 * manage Amazon EKS and Fargate service quotas" of the EKS user guide, for the endpoint, where it does not.
 */
export const networkQuotas = {
  /** Inbound rules of a security group. */
  inboundRules: 60,
  /** Networks that may reach the public endpoint of a cluster. */
  publicAccessNetworks: 40,
} as const;
