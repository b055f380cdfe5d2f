import { UNKNOWN, at, count } from "../value";
import type { ResourceIndex, StackResource } from "./resources";

/** A managed search domain, of AWS or on Elastic Cloud. */
export interface SearchDomain {
  readonly resource: StackResource;
  /** Data nodes; AWS makes one when nothing is said, Elastic Cloud what its template says. */
  readonly dataNodes: number | typeof UNKNOWN;
}

export const searchDomainsOf = (index: ResourceIndex): SearchDomain[] =>
  index.ofKind("searchDomain").map((resource) => ({
    resource,
    dataNodes: resource.type.startsWith("ec:")
      ? (count(at(resource.props, "elasticsearch", "hot", "zoneCount")) ?? UNKNOWN)
      : (count(at(resource.props, "clusterConfig", "instanceCount")) ?? 1),
  }));
