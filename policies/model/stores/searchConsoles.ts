import { isSearchConsole } from "../../../facts/storeImages";
import { type Answer, UNKNOWN, anyOf, possibly, surely } from "../../known";
import { type Value, at, isAbsent, isOn, items } from "../../value";
import { sourcesIn } from "../environment/sources";
import { podSettings } from "../exposure/proxies/podSettings";
import { hostNamesIn } from "../exposure/references/hostsInText";
import { type Placed, placed, within } from "../exposure/topology/placed";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { type Workload, podTemplate } from "../workloads/workloads";
import { dashboardsLabels, kibanaLabels } from "./operatorServices";
import type { Stores } from "./stores";

/** A console that shows and changes what a search engine holds: Kibana, OpenSearch Dashboards and similar. */
export interface SearchConsole {
  readonly label: string;
  readonly pods: Workload;
  /** The names of the hosts that its settings contain. */
  readonly hosts: readonly string[];
  /** The cluster that an operator connects it with. */
  readonly engine?: StackResource;
}

/** The consoles that run in the clusters of a stack, by their image or made by an operator. */
export const searchConsoles = (index: ResourceIndex): SearchConsole[] => [
  ...ofWorkloads(index),
  ...index.ofKind("searchConsole").map((resource) => ofKibana(resource, index)),
  ...index
    .ofKind("searchCluster")
    .filter(({ props }) => possibly(isOn(at(props, "spec", "dashboards", "enable"))))
    .map((resource): SearchConsole => {
      const where = placed(resource, index);
      const label = `OpenSearch Dashboards of ${where.label}`;
      const pods = podsOf(where, label, dashboardsLabels(where.place.name), undefined);
      return { label, pods, hosts: [], engine: resource };
    }),
];

function ofWorkloads(index: ResourceIndex): SearchConsole[] {
  const sourcesOf = sourcesIn(index, false);
  return index.ofKind("workload").flatMap((resource): SearchConsole[] => {
    const template = podTemplate(resource);
    const podSpec = at(template, "spec");
    const containers = items(at(podSpec, "containers")).filter((each) => {
      const image = at(each, "image");
      return typeof image === "string" && isSearchConsole(image);
    });
    if (containers.length === 0) return [];
    const where = placed(resource, index);
    const sources = sourcesOf(resource, where.place, template);
    const { known } = podSettings(podSpec, undefined, containers, sources, index);
    const hosts = known.flatMap(({ text }) => hostNamesIn(text)).map((host) => host.join("."));
    const labels = at(template, "metadata", "labels");
    return [{ label: where.label, pods: podsOf(where, where.label, labels, podSpec), hosts }];
  });
}

function ofKibana(resource: StackResource, index: ResourceIndex): SearchConsole {
  const where = placed(resource, index);
  const reference = at(resource.props, "spec", "elasticsearchRef");
  const place = within(where.place, at(reference, "namespace"));
  const engine = index.ofKind("searchCluster").find((cluster) => {
    const other = placed(cluster, index).place;
    return (
      other.cluster === place.cluster &&
      other.namespace === place.namespace &&
      other.name === at(reference, "name")
    );
  });
  const configured = at(resource.props, "spec", "config", "elasticsearch.hosts");
  const written = Array.isArray(configured) ? items(configured) : items([configured]);
  const hosts = written
    .flatMap((text) => (typeof text === "string" ? hostNamesIn(text) : []))
    .map((host) => host.join("."));
  const pods = podsOf(where, where.label, kibanaLabels(where.place.name), undefined);
  return { label: where.label, pods, hosts, ...(engine === undefined ? {} : { engine }) };
}

const podsOf = (where: Placed, label: string, podLabels: Value, podSpec: Value): Workload => ({
  ...where,
  ...{ label, podLabels, podSpec, containers: [], allContainers: [] },
  ...{ instances: UNKNOWN, runsToCompletion: false },
});

/** Whether a console belongs to a search engine that Tracardi uses. Without any host, it may be any. */
export function servesTracardi({ pods, hosts, engine }: SearchConsole, stores: Stores): Answer {
  const used = stores.used.filter(({ family }) => family === "search");
  const useOf = (resource: StackResource): Answer =>
    anyOf(used.filter((store) => store.resource === resource).map(({ isUsed }) => isUsed));
  if (engine !== undefined) return useOf(engine);
  const named = stores.connections
    .filter(({ family }) => family === "search")
    .flatMap(({ addresses }) => addresses.map(({ host }) => host));
  if (hosts.some((host) => host.includes(".") && named.includes(host))) return "yes";
  const led = hosts.map((host) => stores.finder.ofHost(host, pods.place, "search"));
  const sure = led.flatMap((answer) => answer.stores).map(({ resource }) => useOf(resource));
  if (sure.some(surely)) return "yes";
  const isOpen = hosts.length === 0 && named.some((host) => !isAbsent(host));
  return isOpen || sure.some(possibly) || led.some(({ possible }) => possible.length > 0)
    ? "unknown"
    : "no";
}
