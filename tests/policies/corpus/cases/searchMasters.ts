import { U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addLogs, addPods, operated, ownSearch } from "../storeChanges";

const dedicated =
  (count: unknown, enabled: unknown = true) =>
  (layout: Layout) =>
    Object.assign(layout.inputs("search").clusterConfig, {
      dedicatedMasterEnabled: enabled,
      dedicatedMasterCount: count,
    });

const openSearch = (layout: Layout, nodePools: object[]): void => {
  layout.addBeside("internalApi", "kubernetes:opensearch.opster.io/v1:OpenSearchCluster", "os", {
    metadata: { name: "events" },
    spec: { general: { serviceName: "events-search" }, nodePools },
  });
  layout.setEnv("internalApi", "ELASTIC_HOST", "https://events-search:9200");
};

const env = (roles: string) => [
  { name: "cluster.name", value: "events" },
  { name: "node.roles", value: roles },
];

/** Data nodes that cannot be elected, and so many that can. */
const separate = (layout: Layout, masters: number): void => {
  ownSearch(layout, { replicas: 3, container: { env: env("data,ingest") } });
  const container = { env: env("master") };
  addPods(layout, "es-masters", "elasticsearch:8.11.4", { replicas: masters, container });
};

export const cases: RuleCases = {
  rule: "tracardi-search-masters",
  red: [
    { what: "one dedicated master", change: dedicated(1) },
    { what: "two dedicated masters, as a text", change: dedicated("2") },
    {
      what: "one master of Elastic's operator",
      change: (l) =>
        operated(l, [
          { name: "data", count: 3, config: { "node.roles": ["data"] } },
          { name: "masters", config: { node: { roles: ["master"] } } },
        ]),
    },
    {
      what: "one node that may be elected, by the older switch",
      change: (l) =>
        operated(l, [
          { name: "data", count: 5, config: { "node.master": false } },
          { name: "both", count: 1 },
        ]),
    },
    {
      what: "one cluster manager of OpenSearch's operator",
      change: (l) =>
        openSearch(l, [
          { component: "m", replicas: 1, roles: ["cluster_manager"] },
          { component: "d", replicas: 3, roles: ["data"] },
        ]),
    },
    { what: "a StatefulSet of one master", change: (l) => separate(l, 1) },
    { what: "a number of masters that is not known", undecided: true, change: dedicated(U) },
    { what: "perhaps one master", undecided: true, change: dedicated(1, U) },
  ],
  green: [
    { what: "three dedicated masters", change: dedicated("3") },
    { what: "no dedicated masters, whatever their number", change: dedicated(1, false) },
    { what: "a domain for something else, with one master", change: addLogs },
    { what: "a StatefulSet of three masters", change: (l) => separate(l, 3) },
    { what: "a StatefulSet whose nodes all may be elected", change: (l) => ownSearch(l) },
    {
      what: "masters that are somewhere else",
      change: (l) => ownSearch(l, { replicas: 3, container: { env: env("data") } }),
    },
    {
      what: "three masters of Elastic's operator",
      change: (l) =>
        operated(l, [
          { name: "data", count: 3, config: { "node.roles": ["data"] } },
          { name: "masters", count: 3, config: { "node.roles": ["master"] } },
        ]),
    },
    {
      what: "one master of a search engine for something else",
      change: (l) =>
        addPods(l, "logs", "opensearch:2.17.0", { replicas: 1, container: { env: env("master") } }),
    },
  ],
};
