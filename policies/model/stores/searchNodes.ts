import {
  type Answer,
  type Known,
  UNKNOWN,
  allKnown,
  choose,
  holds,
  ifKnown,
  possibly,
  surely,
  whenKnown,
} from "../../known";
import { type Value, at, count, isOn, items, total } from "../../value";
import type { StackResource } from "../resources/resources";
import { type SearchNodeRole, dataRole, hasRole, masterRole } from "./nodeRoles";
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
  if (isManaged(store)) return [{ label, resource, nodes: nodesOf(resource) }];
  return podsOf(store, pods).map((part) => ({
    label: part.label,
    resource: part.resource,
    nodes: nodesOfPods(part, dataRole),
  }));
}

/**
 * The nodes of a search engine that may be elected, where not all of its nodes may; undefined where all may, or where
 * somebody else takes care of it.
 */
export function electableNodesOf(store: Store, { pods }: Stores): Known<number | undefined> {
  const { type, props } = store.resource;
  if (type.endsWith("/domain:Domain")) {
    const config = at(props, "clusterConfig");
    const isDedicated = isOn(at(config, "dedicatedMasterEnabled"));
    if (!possibly(isDedicated)) return undefined;
    return surely(isDedicated) ? count(at(config, "dedicatedMasterCount")) : UNKNOWN;
  }
  if (isManaged(store)) {
    const sets = setsOf(store.resource);
    return sets === undefined
      ? undefined
      : some(sum(sets, masterRole), total(sets.map(({ nodes }) => nodes)));
  }
  const own = podsOf(store, pods);
  if (own.some((part) => mayHaveOthers(part, own, pods))) return UNKNOWN;
  return some(
    total(own.map((part) => nodesOfPods(part, masterRole))),
    total(own.map((part) => part.pods.instances)),
  );
}

/** A number of nodes if it is not that of all. */
const some = (electable: Known<number>, all: Known<number>): Known<number | undefined> =>
  whenKnown(allKnown<Known<number>>([electable, all]), ([one, whole]) =>
    one === whole ? undefined : one,
  );

/** Whether one resource says everything of a search engine's nodes. */
const isManaged = ({ pods, resource }: Store): boolean =>
  pods === undefined || resource.kind === "searchCluster";

const podsOf = ({ resource }: Store, pods: Stores["pods"]): PodStore[] =>
  pods
    .filter((each) => each.resource === resource && each.family === "search")
    .flatMap((each) => togetherWith(each, pods));

/** The number of nodes. AWS defaults to one, Elastic Cloud to its deployment template. */
function nodesOf(resource: StackResource): Known<number> {
  const sets = setsOf(resource);
  if (sets !== undefined) return sum(sets, dataRole);
  return resource.type.endsWith(":Deployment")
    ? (count(at(resource.props, "elasticsearch", "hot", "zoneCount")) ?? UNKNOWN)
    : (count(at(resource.props, "clusterConfig", "instanceCount")) ?? 1);
}

/** Nodes of one configuration, as operators make them. */
interface NodeSet {
  readonly config: Value;
  readonly nodes: Known<number>;
}

function setsOf({ type, props }: StackResource): readonly NodeSet[] | undefined {
  switch (type.slice(type.lastIndexOf(":") + 1)) {
    case "Elasticsearch":
      return items(at(props, "spec", "nodeSets")).map((set) => ({
        config: at(set, "config"),
        nodes: count(at(set, "count")) ?? 1,
      }));
    case "OpenSearchCluster":
      return items(at(props, "spec", "nodePools")).map((pool) => ({
        config: pool,
        nodes: count(at(pool, "replicas")) ?? 1,
      }));
    default:
      return undefined;
  }
}

const sum = (sets: readonly NodeSet[], role: SearchNodeRole): Known<number> =>
  total(sets.map(({ config, nodes }) => having(hasRole(config, role), nodes)));

/** The nodes among these that have a role. */
const having = (has: Answer, nodes: Known<number>): Known<number> =>
  choose(has, { yes: nodes, no: 0, unknown: UNKNOWN });

function nodesOfPods(store: PodStore, role: SearchNodeRole): Known<number> {
  const settings = allKnown([
    settingOf(store, "node.roles", "NODE_ROLES"),
    settingOf(store, `node.${role.formerly}`, `NODE_${role.formerly.toUpperCase()}`),
  ]);
  const has = holds(settings, ([roles, old]) =>
    typeof roles === "string"
      ? roles.split(",").some((each) => role.named(each.trim()))
      : old !== "false",
  );
  return having(has, store.pods.instances);
}

/** The workloads of one search cluster: those in its namespace with the same `cluster.name`. */
function togetherWith(store: PodStore, all: readonly PodStore[]): PodStore[] {
  const name = clusterOf(store);
  if (typeof name !== "string") return [store];
  return all.filter((other) => isBeside(store, other) && clusterOf(other) === name);
}

/** Whether further workloads in the namespace may be of the same search cluster, as the name of one is not known. */
function mayHaveOthers(
  store: PodStore,
  own: readonly PodStore[],
  all: readonly PodStore[],
): boolean {
  const isHidden = (each: PodStore): boolean => ifKnown(clusterOf(each), () => false, true);
  const others = all.filter((other) => isBeside(store, other) && !own.includes(other));
  return others.some((other) => isHidden(store) || isHidden(other));
}

const clusterOf = (store: PodStore): Value => settingOf(store, "cluster.name", "CLUSTER_NAME");

/** Whether both are search engines in one namespace. */
const isBeside = ({ pods: { place } }: PodStore, other: PodStore): boolean =>
  other.family === "search" &&
  other.pods.place.cluster === place.cluster &&
  other.pods.place.namespace === place.namespace;
