import { NetworkPolicyEnforcement } from "../arguments";
import type { ClusterSettings } from "./clusters";

/** What is weaker in clusters that exist already. */
export function clusterWarnings(clusters: readonly ClusterSettings[]): string[] {
  const open = clusters.filter(({ existing }) => {
    const { networkPolicies = NetworkPolicyEnforcement.Ignored } = existing ?? {};
    return existing !== undefined && networkPolicies === NetworkPolicyEnforcement.Ignored;
  });
  return open.map(
    ({ name }) =>
      `existingClusters.${name}.networkPolicies: the cluster is not said to heed NetworkPolicies, so that other ` +
      "pods there can reach Tracardi's, and these whatever the security group lets them. Say " +
      "NetworkPolicyEnforcement.Enforced where it does.",
  );
}
