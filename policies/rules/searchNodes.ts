import type { Rule } from "./rule";
import { type Part, shortage } from "./shortage";

const remediation =
  "Set clusterConfig.instanceCount to this number, with zone awareness over three availability zones.";

/** A search domain beside Tracardi keeps its data on enough nodes; each domain for itself. */
export const searchNodes: Rule = {
  name: "tracardi-search-nodes",
  description: "Production needs at least three search data nodes.",
  requirement:
    "A production installation should be built with at least five Tracardi API instances, two " +
    "instances of GUI, and three elasticsearch instances.",
  severity: "high",
  remediation,
  check: ({ model, settings }) =>
    model.workloads.length === 0
      ? []
      : model.searchDomains.flatMap(({ resource, dataNodes }) => {
          const label = `search domain ${resource.name}`;
          const part: Part = { label, urn: resource.urn, instances: dataNodes };
          return shortage("data nodes", [part], "searchDataNodes", settings, remediation);
        }),
};
