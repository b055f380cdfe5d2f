import { type StoreFamily, storeOfImage } from "../../../facts/storeImages";
import { type Known, UNKNOWN, allKnown, ifKnown, isOneOf, surely, whenKnown } from "../../known";
import { type Value, at, items } from "../../value";
import { instancesOf } from "../workloads/instances";
import { kubernetesKindOf } from "../resources/kinds";
import { objectLabel, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";
import type { Store } from "./store";

/** A store that runs in a Kubernetes cluster. */
export interface PodStore extends Store {
  readonly pods: Workload;
  /** Whether it really is a store. An unknown image may be something else. */
  readonly isStore: "yes" | "unknown";
}

/** Search engines and Redis servers in a cluster, recognized by their image or created by an operator. */
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
    const make = (all: Iterable<StoreFamily>, isStore: PodStore["isStore"]) =>
      [...all].map((family) => podStore(family, resource, index, isStore));
    if (known.length > 0) return make(new Set(known), "yes");
    return ifKnown(allKnown(images), () => [], make(["search", "redis"], "unknown"));
  });
  const ofOperators = index
    .ofKind("searchCluster")
    .map((resource) => podStore("search", resource, index, "yes"));
  return [...ofWorkloads, ...ofOperators];
}

function podStore(
  family: StoreFamily,
  resource: StackResource,
  index: ResourceIndex,
  isStore: PodStore["isStore"],
): PodStore {
  const place = placementOf(resource, index);
  const label = objectLabel(resource, place);
  const isCluster = resource.kind === "searchCluster";
  const pods: Workload = {
    ...{ resource, place, label, containers: [], allContainers: [], runsToCompletion: false },
    podLabels: isCluster
      ? operatorLabels(place.name)
      : at(templateOf(resource), "metadata", "labels"),
    podSpec: specOf(resource),
    instances: isCluster ? UNKNOWN : instancesOf(resource, place, index),
  };
  return { family, resource, label, pods, isStore };
}

function templateOf(resource: StackResource): Value {
  return kubernetesKindOf(resource.type) === "Pod"
    ? resource.props
    : at(resource.props, "spec", "template");
}

const specOf = (resource: StackResource): Value =>
  resource.kind === "searchCluster" ? undefined : at(templateOf(resource), "spec");

/**
 * Labels that operators add to the pods they create.
 *
 * Source: elastic/cloud-on-k8s, pkg/controller/elasticsearch/label; opensearch-k8s-operator, pkg/helpers
 * (`opensearch.org/` since its version 3).
 */
const operatorLabels = (cluster: Known<string>): Value => ({
  "common.k8s.elastic.co/type": "elasticsearch",
  "elasticsearch.k8s.elastic.co/cluster-name": cluster,
  "opster.io/opensearch-cluster": cluster,
  "opensearch.org/opensearch-cluster": cluster,
});

/** The value of a variable in a store's container, if it is written there; UNKNOWN if it may be. */
export function settingOf({ pods }: PodStore, ...names: readonly string[]): Value {
  const entries = items(at(pods.podSpec, "containers")).flatMap((container) =>
    items(at(container, "env")),
  );
  const own = entries.find((entry) => surely(isOneOf(at(entry, "name"), names)));
  if (own === undefined) {
    return whenKnown(allKnown(entries.map((entry) => at(entry, "name"))), () => undefined);
  }
  return at(own, "valueFrom") === undefined ? at(own, "value") : UNKNOWN;
}
