import type { Exposure } from "./exposure/exposure";
import { exposuresOf } from "./exposure/exposures";
import { Topology } from "./exposure/topology/topology";
import { Outside } from "./hosted/outside";
import { mutationDoubts, withMutations } from "./mutations/mutations";
import { onDemand } from "./onDemand";
import { applyPatches } from "./resources/patches";
import { ResourceIndex, type StackResource } from "./resources/resources";
import { withoutOwned } from "./resources/dumps";
import { withoutPlaceholders } from "./resources/unfilledFields";
import { operatorServices } from "./stores/operatorServices";
import { podStores } from "./stores/podStores";
import { type SearchConsole, searchConsoles } from "./stores/searchConsoles";
import { type Stores, storesOf } from "./stores/stores";
import type { PolicySettings } from "../settings/settings";
import { leftOutWorkloads, unfollowedWorkloads, unseenDeployments } from "./unseen";
import { renamedGuis } from "./workloads/renamedGuis";
import { unwrapped } from "./wrappers/unwrap";
import { type Unidentified, type Workload, tracardiWorkloads } from "./workloads/workloads";

/** A Tracardi deployment as the rules see it: what runs, and how clients can reach it. */
export interface StackModel {
  readonly workloads: readonly Workload[];
  /** The ways into the workloads, and into the stores that run in clusters. */
  readonly exposures: ReadonlyMap<Workload, readonly Exposure[]>;
  /** What runs Tracardi outside Kubernetes. Of these, only who reaches them is judged. */
  readonly outside: readonly Workload[];
  readonly stores: Stores;
  /** The consoles of search engines that run in clusters. */
  readonly consoles: readonly SearchConsole[];
  /** What is between all of these and the outside. */
  readonly topology: Topology;
  /** Containers that may run Tracardi, and resources that deploy it without showing it in the stack. */
  readonly unidentified: readonly Unidentified[];
  readonly index: ResourceIndex;
}

/**
 * With `resourceScoped`, only one resource is checked: the contents of other resources are not known then.
 *
 * What costs much is worked out when a rule asks for it: the rules for single resources ask for little, and so do those
 * of a configuration that disables others.
 */
export function buildModel(
  resources: readonly StackResource[],
  settings: Pick<PolicySettings, "marks">,
  { resourceScoped = false } = {},
): StackModel {
  const { resources: all, doubts } = unwrapped(resources);
  const declared = withMutations(applyPatches(withoutOwned(all).map(withoutPlaceholders)));
  const index = new ResourceIndex([...operatorServices(declared), ...declared]);
  const { workloads, unidentified } = tracardiWorkloads(index, settings, resourceScoped);
  const inClusters = onDemand(() => podStores(index, workloads));
  const consoles = onDemand(() => searchConsoles(index));
  const outside = onDemand(() => new Outside(index));
  const reached = onDemand(() => [
    ...workloads,
    ...[...inClusters(), ...consoles()].map(({ pods }) => pods),
  ]);
  const topology = onDemand(() => new Topology(index, reached()));
  const exposures = onDemand(() => {
    const ways = new Map<Workload, Exposure[]>(
      [...reached(), ...outside().workloads].map((workload) => [workload, []]),
    );
    for (const way of [...exposuresOf(topology()), ...outside().exposures(topology())]) {
      ways.get(way.workload)?.push(way);
    }
    return ways;
  });
  const stores = onDemand(() => storesOf(index, workloads, inClusters(), topology().services));
  const allUnidentified = onDemand(() => {
    const unseen = [unseenDeployments, unfollowedWorkloads, leftOutWorkloads].flatMap((each) =>
      each(index),
    );
    const own = [
      ...workloads.map(({ resource }) => resource),
      ...topology().services.map(({ resource }) => resource),
      ...(workloads.length > 0 ? index.ofKind("ingress") : []),
    ];
    const changing = mutationDoubts(declared, own, index);
    const renamed = resourceScoped ? [] : renamedGuis(topology());
    return [
      ...[...unidentified, ...renamed, ...outside().unidentified],
      ...[...unseen, ...doubts, ...changing],
    ];
  });
  return {
    workloads,
    index,
    get exposures() {
      return exposures();
    },
    get outside() {
      return outside().workloads;
    },
    get stores() {
      return stores();
    },
    get consoles() {
      return consoles();
    },
    get topology() {
      return topology();
    },
    get unidentified() {
      return allUnidentified();
    },
  };
}
