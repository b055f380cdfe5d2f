import { type Rule, productionPage } from "./rule";
import { dataNodesOf } from "../model/stores/searchNodes";
import { type Part, shortage } from "./shared/shortage";
import { ifUsed } from "./shared/ifUsed";

const remediation =
  "Raise the search engine's data nodes to the required number (clusterConfig.instanceCount of a domain), over three " +
  "availability zones.";

const example = `new aws.opensearch.Domain("search", {
  clusterConfig: {
    instanceCount: 3,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
  },
});
`;

const noun = { one: "data node", several: "data nodes" };

/** Each search engine that Tracardi uses keeps its data on enough nodes. */
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
  check: ({ model, settings }) => {
    const seen = new Set<string>();
    return model.stores.used.flatMap((engine) => {
      if (engine.family !== "search") return [];
      const parts = dataNodesOf(engine, model.stores).map(({ label, resource, nodes }): Part => ({
        ...{ label, urn: resource.urn, instances: nodes },
      }));
      // Several workloads of one search cluster count as one search engine.
      const key = parts.map(({ urn }) => urn).join("\n");
      if (parts.length === 0 || seen.has(key)) return [];
      seen.add(key);
      return ifUsed(engine, shortage(noun, parts, "searchDataNodes", settings));
    });
  },
};
