import { type Value, UNKNOWN, at } from "../../value";
import type { SelectingService } from "../exposure/services/selection";
import { Nearby } from "../exposure/services/nearby";
import type { Answer } from "../resources/labelSelectors";
import { type Placement, labelOf, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { PodStore } from "./podStores";

/** A name inside a cluster, and what answers there. */
export interface ServiceHost {
  readonly place: Placement;
  readonly label: string;
  readonly resource: StackResource;
  /** Stores behind it; those with a doubt may be. */
  readonly stores: readonly { readonly store: PodStore; readonly certain: boolean }[];
  /** Whether it hands out the addresses of single pods instead of one of its own. */
  readonly headless: Answer;
}

/** A Service as it is called, and whether only one of its pods is. */
export interface NamedHost extends ServiceHost {
  readonly singlePod: boolean;
}

/** Finds Services by the host names that they have inside their cluster. */
export class ServiceHosts {
  private readonly hosts: Nearby<ServiceHost>;
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
        return store ? [{ store, certain: doubt.length === 0 && !store.doubtful }] : [];
      });
      selected.set(resource, [...(selected.get(resource) ?? []), ...own]);
    }
    const declared = index.ofKind("service").map((resource): ServiceHost => {
      const place = placementOf(resource, index);
      const label = labelOf(resource, place);
      const headless = headlessOf(at(resource.props, "spec"));
      return { place, label, resource, stores: selected.get(resource) ?? [], headless };
    });
    for (const host of declared) this.byResource.set(host.resource, host);
    this.hosts = new Nearby(declared);
  }

  ofResource(resource: StackResource): ServiceHost | undefined {
    return this.byResource.get(resource);
  }

  /** What a host name means to a pod at a place; undefined for names of the world outside. */
  find(host: string, from: Placement): NamedHost | undefined {
    const labels = host.split(".");
    const svc = labels.indexOf("svc");
    const length = svc < 0 ? labels.length : svc;
    const readings: { name: string; namespace?: string; singlePod: boolean }[] = [];
    if (length === 1) readings.push({ name: labels[0], singlePod: false });
    if (length === 2) {
      readings.push({ name: labels[0], namespace: labels[1], singlePod: false });
      if (svc < 0) readings.push({ name: labels[1], singlePod: true });
    }
    if (length === 3) readings.push({ name: labels[1], namespace: labels[2], singlePod: true });
    for (const { name, namespace, singlePod } of readings) {
      const near: Placement = { ...from, namespace: namespace ?? from.namespace };
      const [found] = this.hosts.named(near, name);
      if (found !== undefined) return { ...found, singlePod: singlePod || selectsOnePod(found) };
    }
    return undefined;
  }
}

function headlessOf(spec: Value): Answer {
  const address = at(spec, "clusterIP");
  if (address === UNKNOWN) return "maybe";
  return address === "None" ? "yes" : "no";
}

const selectsOnePod = ({ resource }: ServiceHost): boolean => {
  const selector = at(resource.props, "spec", "selector");
  return ["statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index"].some(
    (label) => at(selector, label) !== undefined,
  );
};
