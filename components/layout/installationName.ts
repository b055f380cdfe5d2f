import { longestLabel, physicalName } from "../internal/names";
import type { ClusterSettings } from "../settings/clusters";

/**
 * The start of every name in Kubernetes: the component's. In a cluster that others use too, another stack may
 * have a component of the same name, so that its hash tells them apart.
 */
export function installationName(label: string, clusters: readonly ClusterSettings[]): string {
  const isShared = clusters.some(({ existing }) => existing !== undefined);
  return isShared ? physicalName(label, longestLabel) : label;
}
