/** What others need to connect to a load balancer, or to watch it. */
export interface LoadBalancerOutputs {
  /** The name that CloudWatch metrics use. */
  arnSuffix: string;
  /** Where a record of the host name has to point. */
  dnsName: string;
  /** Hosted zone of `dnsName`, for an alias record. */
  zoneId: string;
  /** The security group of the load balancer, to admit it elsewhere. */
  securityGroupId: string;
}

/** Subnet ids of each tier, one a zone. */
export interface SubnetOutputs {
  /** For load balancers that have public addresses, and NAT gateways. */
  public: string[];
  /** For load balancers that have none. */
  ingress: string[];
  /** For servers and pods. */
  workloads: string[];
  /** For the search engine and Redis. */
  data: string[];
}
