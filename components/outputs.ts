/** What others need to connect to a load balancer, or to watch it. */
export interface LoadBalancerOutputs {
  /** The name that CloudWatch metrics use. */
  arnSuffix: string;
  /** Where a record of the host name has to point. */
  dnsName: string;
  /** Hosted zone of `dnsName`, for an alias record. */
  zoneId: string;
  securityGroupId: string;
}

/** Subnet ids of each tier, one a zone. */
export interface SubnetOutputs {
  public: string[];
  ingress: string[];
  workloads: string[];
  data: string[];
}
