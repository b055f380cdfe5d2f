import { Access, type ExistingClusterArgs, NetworkPolicyEnforcement } from "../../index";
import { type Changes, existing } from "./production";

/** A cluster in Auto Mode that others use too. */
export const autoCluster: ExistingClusterArgs = {
  clusterName: "platform-edge",
  securityGroupId: "sg-0ed9e000000000001",
  autoMode: true,
  serviceCidr: "10.100.0.0/16",
  networkPolicies: NetworkPolicyEnforcement.Enforced,
};

/** A cluster with servers of the user's and the AWS Load Balancer Controller. */
export const plainCluster: ExistingClusterArgs = {
  clusterName: "platform-core",
  securityGroupId: "sg-0c04e000000000001",
  autoMode: false,
  serviceCidr: "172.20.0.0/16",
  networkPolicies: NetworkPolicyEnforcement.Enforced,
};

/** A layout in an existing network, on these clusters; the others are made. */
export const onClusters = (clusters: { [name: string]: ExistingClusterArgs }): Changes => ({
  network: { existing },
  existingClusters: clusters,
  ...("edge" in clusters && "core" in clusters && { kubernetesApi: undefined }),
});

/** As {@link onClusters}, with private addresses for the people who use the GUI. */
export const internally = (clusters: { [name: string]: ExistingClusterArgs }): Changes => ({
  ...onClusters(clusters),
  access: Access.Internal,
  trustedNetworks: ["10.20.0.0/16"],
});
