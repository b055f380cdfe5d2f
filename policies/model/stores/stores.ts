import type { StoreFamily } from "../../../facts/storeImages";
import { surely, yesIf } from "../../known";
import type { SelectingService } from "../exposure/topology/selection";
import type { ResourceIndex } from "../resources/resources";
import type { Workload } from "../workloads/workloads";
import { isOwnPod } from "./address";
import { type Connection, connectionsOf } from "./connections";
import { isEndpoint, managedStores } from "./managedStores";
import type { PodStore } from "./podStores";
import { ServiceHosts } from "./serviceHosts";
import type { Store, UsedStore } from "./store";
import { StoreFinder } from "./storeFinder";

/** The stores that hold Tracardi's data. */
export interface Stores {
  readonly connections: readonly Connection[];
  /** The search engines and Redis servers of the stack that Tracardi uses, or may use. */
  readonly used: readonly UsedStore[];
  /** All stores that run in clusters, whether or not they are used. */
  readonly pods: readonly PodStore[];
  readonly services: ServiceHosts;
  readonly finder: StoreFinder;
}

/** Matches the stores of the stack with Tracardi's workloads, by the hosts in their configuration. */
export function storesOf(
  index: ResourceIndex,
  workloads: readonly Workload[],
  pods: readonly PodStore[],
  selecting: readonly SelectingService[],
): Stores {
  const managed = managedStores(index);
  const services = new ServiceHosts(index, selecting, pods);
  const finder = new StoreFinder(index, services, managed, pods);
  const connections = connectionsOf(workloads, finder);
  const all = [...managed, ...pods.filter(({ isStore }) => surely(isStore))];
  const used = (["search", "redis"] as const).flatMap((family) =>
    workloads.length === 0 ? [] : usedOf(family, all, connections),
  );
  return { connections, used, pods, services, finder };
}

/**
 * The stores of a family that the connections lead to. If the target of a connection is not known, it may be
 * any store of the stack. If no target is known, all stores count as used, because checking too many is better
 * than checking none. If all have a name that was given elsewhere, it may be that of a managed store of the stack.
 */
function usedOf(
  family: StoreFamily,
  all: readonly Store[],
  connections: readonly Connection[],
): UsedStore[] {
  const own = connections.filter((connection) => connection.family === family);
  const named = new Set(own.flatMap(({ stores }) => stores));
  const unresolved = own.filter(({ isResolved }) => !isResolved);
  const nothingTold = unresolved.length === own.length;
  const anyOne = own.length === 0 || unresolved.some(({ possible }) => possible.length === 0);
  const possible = new Set([
    ...unresolved.flatMap((connection) => connection.possible),
    ...(anyOne ? all.filter((store) => store.family === family) : []),
    ...(named.size === 0 && own.every(isByOwnName)
      ? all.filter((store) => store.family === family && store.pods === undefined)
      : []),
  ]);
  return [
    ...[...named].map((store): UsedStore => ({ ...store, isUsed: "yes" })),
    ...[...possible]
      .filter((store) => !named.has(store))
      .map((store): UsedStore => ({ ...store, isUsed: yesIf(nothingTold) })),
  ];
}

/** Whether a connection has a name that somebody gave a store elsewhere, such as a private DNS record: of any store. */
const isByOwnName = ({ isResolved, stores, services, perhaps, addresses }: Connection): boolean =>
  isResolved &&
  [stores, services, perhaps].every((found) => found.length === 0) &&
  addresses.length > 0 &&
  addresses.every(({ host }) => isDomainName(host) && !isOwnPod(host) && !isEndpoint(host));

/** Neither an address nor a name inside a cluster. */
const isDomainName = (host: string): boolean =>
  /\.[a-z]{2,}$/i.test(host) && !/\.svc(\.|$)/.test(host) && host.includes(".");
