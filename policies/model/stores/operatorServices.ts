import { type Fields, type Value, UNKNOWN, at, isFields, items } from "../../value";
import type { StackResource } from "../resources/resources";

/**
 * The Services that operators make for the search clusters of the stack, as if they had been declared.
 *
 * Source: elastic/cloud-on-k8s, pkg/apis/elasticsearch/v1/name.go and the docs of `spec.http.service`;
 * opensearch-k8s-operator's user guide (`general.serviceName`, a Service for each node pool, and one named
 * `…-discovery`).
 */
export const operatorServices = (resources: readonly StackResource[]): StackResource[] =>
  resources
    .filter(({ kind }) => kind === "searchCluster")
    .flatMap((cluster) => {
      const name = at(cluster.props, "metadata", "name");
      if (typeof name !== "string") return [];
      return cluster.type.endsWith(":OpenSearchCluster")
        ? ofOpenSearch(cluster, name)
        : ofElasticsearch(cluster, name);
    });

function ofElasticsearch(cluster: StackResource, name: string): StackResource[] {
  const spec = at(cluster.props, "spec");
  const selector = { "elasticsearch.k8s.elastic.co/cluster-name": name };
  const declared = at(spec, "http", "service");
  const single = { selector, clusterIP: "None" };
  return [
    service(cluster, `${name}-es-http`, declared, selector),
    service(cluster, `${name}-es-internal-http`, undefined, selector),
    service(cluster, `${name}-es-transport`, { spec: single }, selector),
    ...namesIn(at(spec, "nodeSets"), "name").map((set) =>
      service(cluster, `${name}-es-${set}`, { spec: single }, selector),
    ),
  ];
}

function ofOpenSearch(cluster: StackResource, name: string): StackResource[] {
  const spec = at(cluster.props, "spec");
  const selector = { "opster.io/opensearch-cluster": name };
  const own = at(spec, "general", "serviceName");
  const single = { spec: { clusterIP: "None" } };
  return [
    service(cluster, typeof own === "string" ? own : name, undefined, selector),
    service(cluster, `${name}-discovery`, single, selector),
    ...namesIn(at(spec, "nodePools"), "component").map((pool) =>
      service(cluster, `${name}-${pool}`, single, selector),
    ),
  ];
}

const namesIn = (list: Value, key: string): string[] =>
  items(list)
    .map((each) => at(each, key))
    .filter((name) => typeof name === "string");

function service(
  cluster: StackResource,
  name: string,
  template: Value,
  selector: Fields,
): StackResource {
  const own = at(template, "spec");
  const spec: Value =
    own === UNKNOWN ? { selector, type: UNKNOWN } : { selector, ...(isFields(own) ? own : {}) };
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
