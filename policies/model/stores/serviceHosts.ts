import { type Answer, and, ifKnown, is, yesIf } from "../../known";
import { type Value, at, isAbsent } from "../../value";
import type { SelectingService } from "../exposure/topology/selection";
import { ByNamespace } from "../resources/byNamespace";
import { type Placement, objectLabel, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { PodStore } from "./podStores";

/** A name inside a cluster, and the stores that answer there. */
export interface ServiceHost {
  readonly place: Placement;
  readonly label: string;
  readonly resource: StackResource;
  /** Stores that are, or may be, behind it. */
  readonly stores: readonly { readonly store: PodStore; readonly isStore: Answer }[];
  /** Whether it resolves to the addresses of single pods, instead of an address of its own. */
  readonly headless: Answer;
}

/** A Service under the name it is called by, and whether that name means only one of its pods. */
export interface NamedHost extends ServiceHost {
  readonly singlePod: boolean;
}

/** Finds Services by their host names inside the cluster. */
export class ServiceHosts {
  private readonly hosts: ByNamespace<ServiceHost>;
  private readonly byResource = new Map<StackResource, ServiceHost>();

  constructor(
    index: ResourceIndex,
    services: readonly SelectingService[],
    stores: readonly PodStore[],
  ) {
    const byPods = new Map(stores.map((store) => [store.pods, store]));
    const selected = new Map<StackResource, ServiceHost["stores"]>();
    for (const { resource, selected: all } of services) {
      const own = all.flatMap(({ workload, doubt }) => {
        const store = byPods.get(workload);
        return store ? [{ store, isStore: and(yesIf(doubt.length === 0), store.isStore) }] : [];
      });
      selected.set(resource, [...(selected.get(resource) ?? []), ...own]);
    }
    const declared = index.ofKind("service").map((resource): ServiceHost => {
      const place = placementOf(resource, index);
      const label = objectLabel(resource, place);
      const headless = headlessOf(at(resource.props, "spec"));
      return { place, label, resource, stores: selected.get(resource) ?? [], headless };
    });
    for (const host of declared) this.byResource.set(host.resource, host);
    this.hosts = new ByNamespace(declared);
  }

  ofResource(resource: StackResource): ServiceHost | undefined {
    return this.byResource.get(resource);
  }

  /** What a host name means to a pod at a place; undefined for names outside the cluster. */
  find(host: string, from: Placement): NamedHost | undefined {
    for (const { name, near, singlePod } of readingsOf(host, from)) {
      const [found] = this.hosts.named(near, name);
      if (found !== undefined) return { ...found, singlePod: singlePod || selectsOnePod(found) };
    }
    return undefined;
  }

  /**
   * Services whose names are not known yet and that a host name may mean, and those of the name without a namespace:
   * `helm template` prints none, and they may be applied to the one that the host names.
   */
  perhaps(host: string, from: Placement): NamedHost[] {
    return readingsOf(host, from).flatMap(({ name, near, singlePod }) =>
      [
        ...this.hosts.possible(near, name).filter(({ resource }) => mayBeNamed(resource, name)),
        ...this.unplaced(near, name),
      ].map((found) => ({ ...found, singlePod: singlePod || selectsOnePod(found) })),
    );
  }

  private unplaced({ cluster, namespace }: Placement, name: string): readonly ServiceHost[] {
    if (namespace === "default") return [];
    return this.hosts
      .exact({ cluster, namespace: "default", name }, name)
      .filter(({ resource }) => isAbsent(at(resource.props, "metadata", "namespace")));
  }
}

interface Reading {
  readonly name: string;
  /** The place where the lookup of the Service starts. */
  readonly near: Placement;
  readonly singlePod: boolean;
}

/** What a host name may mean inside a cluster: `service`, `service.namespace` or `pod.service.namespace`. */
function readingsOf(host: string, from: Placement): Reading[] {
  const labels = host.split(".");
  const svc = labels.indexOf("svc");
  const length = svc < 0 ? labels.length : svc;
  const reading = (at: number, singlePod = false): Reading => ({
    name: labels[at],
    near: { ...from, namespace: at + 1 < length ? labels[at + 1] : from.namespace },
    singlePod,
  });
  if (length === 1) return [reading(0)];
  if (length === 2) return [reading(0), ...(svc < 0 ? [reading(1, true)] : [])];
  return length === 3 ? [reading(1, true)] : [];
}

/** Pulumi names an object without a name after its resource, followed by eight characters. */
export function mayBeNamed({ props, name: resource }: StackResource, name: string): boolean {
  const made = name.startsWith(`${resource}-`) && name.length === resource.length + 9;
  return ifKnown(at(props, "metadata", "name"), () => made, true);
}

const headlessOf = (spec: Value): Answer => is(at(spec, "clusterIP"), "None");

const selectsOnePod = ({ resource }: ServiceHost): boolean => {
  const selector = at(resource.props, "spec", "selector");
  return ["statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index"].some(
    (label) => at(selector, label) !== undefined,
  );
};
