import {
  type Answer,
  type Known,
  UNKNOWN,
  allKnown,
  choose,
  holds,
  isOneOf,
  not,
} from "../../known";
import { type Value, at, count, items, total } from "../../value";
import type { StackResource } from "../resources/resources";
import { type PodStore, settingOf } from "./podStores";
import type { Store } from "./store";
import type { Stores } from "./stores";

/** A set of nodes that keeps data of a search engine. */
export interface DataNodes {
  readonly label: string;
  readonly resource: StackResource;
  readonly nodes: Known<number>;
}

/** The data nodes of a search engine, by the resource that creates them. */
export function dataNodesOf(store: Store, { pods }: Stores): DataNodes[] {
  const { resource, label } = store;
  // A serverless collection has no nodes to count: AWS keeps its data in S3 and scales the servers as needed.
  if (resource.type.endsWith(":ServerlessCollection")) return [];
  if (store.pods === undefined || resource.kind === "searchCluster") {
    return [{ label, resource, nodes: nodesOf(resource) }];
  }
  const own = pods.filter((each) => each.resource === resource && each.family === "search");
  return own.flatMap((each) =>
    togetherWith(each, pods).map((part) => ({
      label: part.label,
      resource: part.resource,
      nodes: nodesOfPods(part),
    })),
  );
}

/** The number of nodes. AWS defaults to one, Elastic Cloud to its deployment template. */
function nodesOf({ type, props }: StackResource): Known<number> {
  switch (type.slice(type.lastIndexOf(":") + 1)) {
    case "Deployment":
      return count(at(props, "elasticsearch", "hot", "zoneCount")) ?? UNKNOWN;
    case "Elasticsearch":
      return sum(items(at(props, "spec", "nodeSets")), "count", (set) => at(set, "config"));
    case "OpenSearchCluster":
      return sum(items(at(props, "spec", "nodePools")), "replicas", (pool) => pool);
    default:
      return count(at(props, "clusterConfig", "instanceCount")) ?? 1;
  }
}

const sum = (
  parts: readonly Value[],
  field: string,
  configOf: (part: Value) => Value,
): Known<number> =>
  total(parts.map((part) => keeping(keepsData(configOf(part)), count(at(part, field)) ?? 1)));

/** The nodes among these that keep data. */
const keeping = (keepsData: Answer, nodes: Known<number>): Known<number> =>
  choose(keepsData, { yes: nodes, no: 0, unknown: UNKNOWN });

/** Whether nodes with a configuration keep data: by their roles, or the older `node.data`. By default they do. */
function keepsData(config: Value): Answer {
  const roles: Value =
    at(config, "roles") ?? at(config, "node.roles") ?? at(config, "node", "roles");
  const old: Value = at(config, "node.data") ?? at(config, "node", "data");
  const byRoles = holds(allKnown(items(roles)), (known) => known.some(isDataRole));
  const isListed = holds(roles, (known) => Array.isArray(known));
  return choose(isListed, {
    yes: byRoles,
    no: not(isOneOf(old, [false, "false"])),
    unknown: byRoles,
  });
}

/** `data`, or a data tier such as `data_hot`. */
const isDataRole = (role: Value): boolean =>
  typeof role === "string" && /^data(_(content|hot|warm|cold|frozen))?$/.test(role.trim());

function nodesOfPods(store: PodStore): Known<number> {
  const settings = allKnown([
    settingOf(store, "node.roles", "NODE_ROLES"),
    settingOf(store, "node.data", "NODE_DATA"),
  ]);
  const keeps = holds(settings, ([roles, old]) =>
    typeof roles === "string" ? roles.split(",").some(isDataRole) : old !== "false",
  );
  return keeping(keeps, store.pods.instances);
}

/** The workloads of one search cluster: those in its namespace with the same `cluster.name`. */
function togetherWith(store: PodStore, all: readonly PodStore[]): PodStore[] {
  const clusterOf = (each: PodStore): Value => settingOf(each, "cluster.name", "CLUSTER_NAME");
  const name = clusterOf(store);
  if (typeof name !== "string") return [store];
  const { cluster, namespace } = store.pods.place;
  return all.filter(
    (other) =>
      other.family === "search" &&
      other.pods.place.cluster === cluster &&
      other.pods.place.namespace === namespace &&
      clusterOf(other) === name,
  );
}
