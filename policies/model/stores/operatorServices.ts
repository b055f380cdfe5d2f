import { type Known, UNKNOWN, allKnown, ifKnown, possibly, whenKnown } from "../../known";
import { type Fields, type Value, at, isFields, isOn, items } from "../../value";
import type { StackResource } from "../resources/resources";

/**
 * The Services that operators create for the search clusters of the stack and their consoles, as if the program had
 * declared them.
 *
 * Source: elastic/cloud-on-k8s, pkg/apis/elasticsearch/v1/name.go and the docs of `spec.http.service`;
 * opensearch-k8s-operator's user guide (`general.serviceName`, a Service for each node pool, and one named
 * `…-discovery`).
 */
export const operatorServices = (resources: readonly StackResource[]): StackResource[] =>
  resources
    .filter(({ kind }) => kind === "searchCluster" || kind === "searchConsole")
    .flatMap((cluster) => {
      const declared = at(cluster.props, "metadata", "name");
      const name = typeof declared === "string" ? declared : finalName(cluster);
      if (cluster.kind === "searchConsole") return ofKibana(cluster, name);
      return cluster.type.endsWith(":OpenSearchCluster")
        ? ofOpenSearch(cluster, name)
        : ofElasticsearch(cluster, name);
    });

/** If a name is not known yet, neither are the names of its Services. */
type Name = Known<string>;

function finalName({ outputs }: StackResource): Name {
  const name = at(outputs, "metadata", "name");
  return typeof name === "string" ? name : UNKNOWN;
}

const joined = (...parts: readonly Name[]): Name =>
  whenKnown(allKnown(parts), (known) => known.join(""));

function ofElasticsearch(cluster: StackResource, name: Name): StackResource[] {
  const spec = at(cluster.props, "spec");
  const selector: Fields = { "elasticsearch.k8s.elastic.co/cluster-name": name };
  const declared = at(spec, "http", "service");
  const single: Fields = { selector, clusterIP: "None" };
  return [
    service(cluster, joined(name, "-es-http"), declared, selector),
    service(cluster, joined(name, "-es-internal-http"), undefined, selector),
    service(cluster, joined(name, "-es-transport"), { spec: single }, selector),
    ...namesIn(at(spec, "nodeSets"), "name").map((set) =>
      service(cluster, joined(name, "-es-", set), { spec: single }, selector),
    ),
  ];
}

function ofKibana(console: StackResource, name: Name): StackResource[] {
  const declared = at(console.props, "spec", "http", "service");
  return [service(console, joined(name, "-kb-http"), declared, kibanaLabels(name))];
}

/** The Service of OpenSearch Dashboards, whose settings are fewer than those of a Service. */
function ofDashboards(cluster: StackResource, name: Name): StackResource[] {
  const dashboards = at(cluster.props, "spec", "dashboards");
  if (!possibly(isOn(at(dashboards, "enable")))) return [];
  const spec = at(dashboards, "service");
  return [service(cluster, joined(name, "-dashboards"), { spec }, dashboardsLabels(name))];
}

/** Labels that operators add to the pods of consoles. */
export const kibanaLabels = (name: Name): Fields => ({ "kibana.k8s.elastic.co/name": name });
export const dashboardsLabels = (name: Name): Fields => ({
  "opensearch.cluster.dashboards": name,
});

function ofOpenSearch(cluster: StackResource, name: Name): StackResource[] {
  const spec = at(cluster.props, "spec");
  const selector: Fields = { "opster.io/opensearch-cluster": name };
  const own = at(spec, "general", "serviceName");
  const single: Fields = { spec: { clusterIP: "None" } };
  return [
    service(
      cluster,
      whenKnown(own, (known) => (typeof known === "string" ? known : name)),
      undefined,
      selector,
    ),
    service(cluster, joined(name, "-discovery"), single, selector),
    ...ofDashboards(cluster, name),
    ...namesIn(at(spec, "nodePools"), "component").map((pool) =>
      service(cluster, joined(name, "-", pool), single, selector),
    ),
  ];
}

const namesIn = (list: Value, key: string): Name[] =>
  items(list)
    .map((each) => at(each, key))
    .filter((name): name is Name => ifKnown(name, (known) => typeof known === "string", true));

function service(
  cluster: StackResource,
  name: Name,
  template: Value,
  selector: Fields,
): StackResource {
  const own = at(template, "spec");
  const hidden: Fields = { type: UNKNOWN };
  const said = ifKnown(own, (known) => (isFields(known) ? known : {}), hidden);
  const spec: Value = { selector, ...said };
  const namespace = at(cluster.props, "metadata", "namespace");
  const annotations = at(template, "metadata", "annotations");
  return {
    ...cluster,
    type: "kubernetes:core/v1:Service",
    kind: "service",
    props: { metadata: { name, namespace, annotations }, spec },
    outputs: undefined,
  };
}
