import { UNKNOWN, at, count } from "../value";
import type { ResourceIndex, StackResource } from "./resources";

/** A managed search domain. */
export interface SearchDomain {
  readonly resource: StackResource;
  /** Data nodes; AWS makes one when nothing is said. */
  readonly dataNodes: number | typeof UNKNOWN;
}

export const searchDomainsOf = (index: ResourceIndex): SearchDomain[] =>
  index.ofKind("searchDomain").map((resource) => ({
    resource,
    dataNodes: count(at(resource.props, "clusterConfig", "instanceCount")) ?? 1,
  }));
