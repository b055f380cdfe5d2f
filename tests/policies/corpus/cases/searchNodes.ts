import { U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addLogs, addPods, onElasticCloud, operated, ownSearch } from "../storeChanges";

const nodes = (count: unknown) => (layout: Layout) => {
  layout.inputs("search").clusterConfig.instanceCount = count;
};

const pool = (component: string, replicas: number, roles: string[]) => ({
  component,
  replicas,
  roles,
});

const openSearchCluster = (layout: Layout, nodePools: object[], host = "events-search") => {
  layout.addBeside("internalApi", "kubernetes:opensearch.opster.io/v1:OpenSearchCluster", "os", {
    metadata: { name: "events" },
    spec: { general: { serviceName: "events-search" }, nodePools },
  });
  layout.setEnv("internalApi", "ELASTIC_HOST", `https://${host}:9200`);
};

export const cases: RuleCases = {
  rule: "tracardi-search-nodes",
  red: [
    { what: "two nodes", change: nodes(2) },
    { what: "one node, as a text", change: nodes("1") },
    { what: "no number of nodes", change: nodes(undefined) },
    {
      what: "no configuration of the domain",
      change: (l) => delete l.inputs("search").clusterConfig,
    },
    {
      what: "more asked for by the configuration",
      config: { minimums: { searchDataNodes: 9 } },
      change: () => undefined,
    },
    {
      what: "two zones on Elastic Cloud",
      change: (l) => onElasticCloud(l, { elasticsearch: { hot: { zoneCount: 2 } } }),
    },
    {
      what: "two nodes of Elastic's operator",
      change: (l) => operated(l, [{ name: "all", count: 2 }]),
    },
    {
      what: "three nodes of Elastic's operator, of which one keeps no data",
      change: (l) =>
        operated(l, [
          { name: "data", count: 2, config: { "node.roles": ["data_hot", "ingest"] } },
          { name: "masters", count: 3, config: { "node.roles": ["master"] } },
        ]),
    },
    {
      what: "two data nodes of OpenSearch's operator",
      change: (l) =>
        openSearchCluster(l, [pool("m", 3, ["cluster_manager"]), pool("d", 2, ["data"])]),
    },
    {
      what: "two data nodes of OpenSearch's operator, by the Service of a pool",
      change: (l) =>
        openSearchCluster(l, [pool("m", 3, ["master"]), pool("d", 2, ["data"])], "events-d"),
    },
    { what: "a StatefulSet of two", change: (l) => ownSearch(l, { replicas: 2 }) },
    {
      what: "a StatefulSet without a number",
      change: (l) => ownSearch(l, { replicas: undefined }),
    },
    {
      what: "a StatefulSet whose nodes are masters alone",
      change: (l) =>
        ownSearch(l, { container: { env: [{ name: "node.roles", value: "master,ingest" }] } }),
    },
    { what: "a number of nodes that is not known", undecided: true, change: nodes(U) },
    {
      what: "a StatefulSet of two, perhaps of a search engine",
      undecided: true,
      change: (l) => ownSearch(l, { image: U, replicas: 2 }),
    },
  ],
  green: [
    { what: "six nodes", change: nodes(6) },
    { what: "three nodes, as a text", change: nodes("3") },
    { what: "a domain for something else, with one node", change: addLogs },
    { what: "a StatefulSet of three", change: (l) => ownSearch(l) },
    {
      what: "three data nodes in two sets of Elastic's operator",
      change: (l) => operated(l, [{ name: "a", count: 2 }, { name: "b" }]),
    },
    {
      what: "three data nodes of OpenSearch's operator",
      change: (l) => openSearchCluster(l, [pool("all", 3, ["cluster_manager", "data"])]),
    },
    {
      what: "two data nodes of a cluster of another name than the host",
      change: (l) => openSearchCluster(l, [pool("d", 2, ["data"])], "other-d"),
    },
    {
      what: "two StatefulSets of one search cluster",
      change: (l) => {
        const env = [{ name: "cluster.name", value: "events" }];
        ownSearch(l, { replicas: 2, container: { env } });
        addPods(l, "es-more", "elasticsearch:8.11.4", { replicas: 1, container: { env } });
      },
    },
    {
      what: "a search engine of one node for something else",
      change: (l) => addPods(l, "logs", "opensearch:2.17.0", { replicas: 1 }),
    },
  ],
};
