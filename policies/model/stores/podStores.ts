import { type StoreFamily, storeOfImage } from "../../../facts/storeImages";
import { type Value, UNKNOWN, at, fields, items } from "../../value";
import { instancesOf } from "../workloads/instances";
import { kubernetesKindOf } from "../resources/kinds";
import { labelOf, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";
import type { Store } from "./store";

/** A store that runs in a cluster of Kubernetes. */
export interface PodStore extends Store {
  readonly pods: Workload;
  /** Set where the image is not known, so that it may be something else. */
  readonly doubtful: boolean;
}

/** Search engines and Redis servers that run in a cluster, by their image or made by an operator. */
export function podStores(index: ResourceIndex, tracardi: readonly Workload[]): PodStore[] {
  const ours = new Set(tracardi.map(({ resource }) => resource));
  const ofWorkloads = index.ofKind("workload").flatMap((resource): PodStore[] => {
    if (ours.has(resource) || ["Job", "CronJob"].includes(kubernetesKindOf(resource.type))) {
      return [];
    }
    const images = items(at(specOf(resource), "containers")).map((each) => at(each, "image"));
    const families = images.map((image) =>
      typeof image === "string" ? storeOfImage(image) : undefined,
    );
    const known = families.filter((family) => family !== undefined);
    const make = (family: StoreFamily, doubtful: boolean) =>
      podStore(family, resource, index, doubtful);
    if (known.length > 0) return [...new Set(known)].map((family) => make(family, false));
    return images.includes(UNKNOWN) ? [make("search", true), make("redis", true)] : [];
  });
  const ofOperators = index
    .ofKind("searchCluster")
    .map((resource) => podStore("search", resource, index, false));
  return [...ofWorkloads, ...ofOperators];
}

function podStore(
  family: StoreFamily,
  resource: StackResource,
  index: ResourceIndex,
  doubtful: boolean,
): PodStore {
  const place = placementOf(resource, index);
  const label = labelOf(resource, place);
  const isCluster = resource.kind === "searchCluster";
  const pods: Workload = {
    ...{ resource, place, label, containers: [], allContainers: [], runsToCompletion: false },
    podLabels: isCluster
      ? operatorLabels(place.name)
      : at(templateOf(resource), "metadata", "labels"),
    podSpec: specOf(resource),
    instances: isCluster ? UNKNOWN : instancesOf(resource, place, index),
  };
  return { family, resource, label, pods, doubtful };
}

function templateOf(resource: StackResource): Value {
  return kubernetesKindOf(resource.type) === "Pod"
    ? resource.props
    : at(resource.props, "spec", "template");
}

const specOf = (resource: StackResource): Value =>
  resource.kind === "searchCluster" ? undefined : at(templateOf(resource), "spec");

/**
 * Labels that operators give to the pods that they make.
 *
 * Source: elastic/cloud-on-k8s, pkg/controller/elasticsearch/label; opensearch-k8s-operator, pkg/helpers
 * (`opensearch.org/` since its version 3).
 */
const operatorLabels = (cluster: string | typeof UNKNOWN): Value => ({
  "common.k8s.elastic.co/type": "elasticsearch",
  "elasticsearch.k8s.elastic.co/cluster-name": cluster,
  "opster.io/opensearch-cluster": cluster,
  "opensearch.org/opensearch-cluster": cluster,
});

/** The value of a variable of a store's container, if it is written there; UNKNOWN if it may be. */
export function settingOf({ pods }: PodStore, ...names: readonly string[]): Value {
  const entries = items(at(pods.podSpec, "containers")).flatMap((container) =>
    items(at(container, "env")),
  );
  const own = entries.find((entry) => names.includes(String(plain(at(entry, "name")))));
  if (own === undefined)
    return entries.some((e) => at(e, "name") === UNKNOWN) ? UNKNOWN : undefined;
  return at(own, "valueFrom") === undefined ? at(own, "value") : UNKNOWN;
}

const plain = (value: Value): Value => (value === UNKNOWN || fields(value).length > 0 ? "" : value);
