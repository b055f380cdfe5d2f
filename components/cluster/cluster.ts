import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterSettings } from "../settings/clusters";

/** A cluster as the rest of the installation sees it, be it made here or found. */
export interface Cluster {
  readonly settings: ClusterSettings;
  /** The name in EKS. */
  readonly clusterName: pulumi.Input<string>;
  readonly kubeconfig: pulumi.Output<string>;
  /** The security group of servers and pods. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly provider: kubernetes.Provider;
  /** What makes the cluster heed NetworkPolicies; nothing where that is the user's to see to. */
  readonly networkPolicyEnabler: readonly pulumi.Resource[];
  /** What pods need before they can start; nothing where the servers are the user's. */
  readonly nodePools: pulumi.Resource[];
  /** What tells autoscalers the load; nothing where none needs it, or where that is the user's to see to. */
  readonly metricsServer: readonly pulumi.Resource[];
}
