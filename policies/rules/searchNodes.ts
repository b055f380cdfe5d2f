import { type Rule, productionPage } from "./rule";
import { type Part, shortage } from "./shortage";

const remediation =
  "Set clusterConfig.instanceCount to this number, with zone awareness over three availability zones.";

const example = `new aws.opensearch.Domain("search", {
  clusterConfig: {
    instanceCount: 3,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
  },
});
`;

/** A search domain beside Tracardi keeps its data on enough nodes; each domain for itself. */
export const searchNodes: Rule = {
  name: "tracardi-search-nodes",
  description: "Production needs at least three search data nodes.",
  why: "With fewer than three data nodes, losing one may lose data or stop all writing.",
  requirement:
    "A production installation should be built with at least five Tracardi API instances, two " +
    "instances of GUI, and three elasticsearch instances.",
  source: productionPage,
  severity: "high",
  level: "mandatory",
  remediation,
  example,
  check: ({ model, settings }) =>
    model.workloads.length === 0
      ? []
      : model.searchDomains.flatMap(({ resource, dataNodes }) => {
          const label = `search domain ${resource.name}`;
          const part: Part = { label, urn: resource.urn, instances: dataNodes };
          return shortage("data nodes", [part], "searchDataNodes", settings);
        }),
};
