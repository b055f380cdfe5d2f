import { longestLabel, physicalName } from "../internal/names";
import type { ClusterSettings } from "../settings/clusters";

/**
 * The prefix of every name in Kubernetes: that of the component. In a cluster that others use too, another
 * stack may have a component of the same name, so we add a hash.
 */
export function installationName(label: string, clusters: readonly ClusterSettings[]): string {
  const isShared = clusters.some(({ existing }) => existing !== undefined);
  return isShared ? physicalName(label, longestLabel) : label;
}
