import type { Input } from "@pulumi/pulumi";

/** Whether an existing cluster heeds NetworkPolicies. A cluster that does not stores them, and does nothing. */
export enum NetworkPolicyEnforcement {
  /** It heeds them already: Auto Mode with its switch on, the VPC CNI with network policies, Calico, Cilium. */
  Enforced = "enforced",
  /**
   * The switch of EKS Auto Mode is set by this installation, and left on when that is destroyed. It works on all
   * NetworkPolicies of the cluster, those of others too. Only with Auto Mode.
   */
  SwitchOn = "switch-on",
  /** It ignores them, so that security groups alone isolate the pods. */
  Ignored = "ignored",
}

/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** They are not put on the server. */
  NoSchedule = "NoSchedule",
  /** They are put there only where nothing else is free. */
  PreferNoSchedule = "PreferNoSchedule",
  /** They are not put there, and those that are there have to go. */
  NoExecute = "NoExecute",
}

/** A taint of servers that the pods of the installation may run on. */
export interface TolerationArgs {
  /** Name of the taint. @format nodeLabelName */
  key: string;
  /** Value of the taint. @format nodeLabelValue @default - Any. */
  value?: string;
  /** Effect of the taint. @default - All. */
  effect?: TaintEffect;
}

/**
 * An EKS cluster that exists already, in the VPC of `network.existing`, of Kubernetes 1.30 or later and with IPv4.
 * Whoever runs `pulumi up` reaches its API and may make namespaces and what is in them there; with Auto Mode also node
 * classes and node pools.
 *
 * Nothing in it is taken over: what is made has names of the installation's own, with a part that tells apart the
 * stacks and components that share a cluster.
 */
export interface ExistingClusterArgs {
  /**
   * Name of the cluster in EKS. @pattern ^[0-9A-Za-z][\w-]{0,99}$ @allowed the name of an EKS cluster, without its ARN
   * @remedy `aws eks list-clusters` prints the names.
   */
  clusterName: Input<string>;
  /**
   * A kubeconfig, in JSON or YAML. Secret. @format kubeconfig
   * @default - One that fetches its tokens with the `aws` command, as for the clusters that are made here. @secret
   */
  kubeconfig?: Input<string>;
  /**
   * Id of the security group that the network interfaces of servers and pods have: search engine and Redis admit it,
   * and load balancers are admitted to it. With Auto Mode, the servers made here get it. @format securityGroupId
   */
  securityGroupId: Input<string>;
  /**
   * Whether it is a cluster in EKS Auto Mode. Then a node class and node pools are made, of the installation's own.
   * Without, the AWS Load Balancer Controller has to be there, with its TargetGroupBinding, and servers that have room:
   * one for each API instance, of half as many vCPUs as the instance has workers.
   * @remedy Give true for a cluster in EKS Auto Mode, else false.
   */
  autoMode: boolean;
  /**
   * Address range of the cluster's Services, IPv4 in CIDR notation:
   * `aws eks describe-cluster --name NAME --query cluster.kubernetesNetworkConfig.serviceIpv4Cidr`.
   * @format serviceNetwork
   */
  serviceCidr: string;
  /**
   * IPv4 addresses at which pods find DNS. With NodeLocal DNSCache, its address is one more: 169.254.20.10. Without
   * Auto Mode, the pods that are labelled `k8s-app: kube-dns` in `kube-system` may be asked too.
   * @each address @minItems 1 @uniqueItems @default - The tenth of the Services' addresses, where EKS puts it.
   */
  dnsAddresses?: string[];
  /** Whether the cluster heeds NetworkPolicies. @default NetworkPolicyEnforcement.Ignored - With a warning. */
  networkPolicies?: NetworkPolicyEnforcement;
  /**
   * Name of an IAM role for servers, with an access entry in the cluster. Only with Auto Mode.
   * @pattern ^[\w+=,.@-]{1,64}$ @allowed the name of an IAM role, without its ARN or path
   * @remedy `aws iam list-roles` prints the names. @default - A role and an access entry of the installation's own.
   */
  nodeRoleName?: Input<string>;
  /**
   * Labels of the servers that the pods run on. Only without Auto Mode.
   * @names nodeLabelName @each nodeLabelValue @default - Any server.
   */
  nodeSelector?: { [label: string]: string };
  /** Taints of the servers that the pods run on. Only without Auto Mode. @default [] */
  tolerations?: TolerationArgs[];
}
