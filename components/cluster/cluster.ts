import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterSettings } from "../settings/clusters";

/** A cluster as the rest of the installation sees it, new or existing. */
export interface Cluster {
  readonly settings: ClusterSettings;
  /** The name in EKS. */
  readonly clusterName: pulumi.Input<string>;
  readonly kubeconfig: pulumi.Output<string>;
  /** The security group of servers and pods. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly provider: kubernetes.Provider;
  /** Makes the cluster enforce NetworkPolicies; empty if that is up to the user. */
  readonly networkPolicyEnabler: readonly pulumi.Resource[];
  /** What pods need before they can start; empty if the user provides the servers. */
  readonly nodePools: pulumi.Resource[];
  /** Gives autoscalers the load metrics; empty if nothing needs them, or if that is up to the user. */
  readonly metricsServer: readonly pulumi.Resource[];
}
