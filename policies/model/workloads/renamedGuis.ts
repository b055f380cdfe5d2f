import { type Value, at, items } from "../../value";
import { environmentOf } from "../environment/environment";
import { sourcesIn } from "../environment/sources";
import type { Topology } from "../exposure/topology/topology";
import { placementOf, objectLabel, type Placement } from "../resources/placement";
import { podTemplate, type Unidentified, type Workload } from "./workloads";

/**
 * Workloads that may run the GUI under another image's name: their API_URL, which is what the GUI's image reads, leads
 * to an API of the stack.
 */
export function renamedGuis(topology: Topology): Unidentified[] {
  const { index, services } = topology;
  const apis = services.filter(({ selected }) => selected.some(({ workload }) => isApi(workload)));
  if (apis.length === 0) return [];
  const known = new Set(topology.workloads.map(({ resource }) => resource));
  const sourcesOf = sourcesIn(index, false);
  return index.ofKind("workload").flatMap((resource): Unidentified[] => {
    if (known.has(resource)) return [];
    const place = placementOf(resource, index);
    const template = podTemplate(resource);
    const sources = sourcesOf(resource, place, template);
    for (const container of items(at(template, "spec", "containers"))) {
      const url = environmentOf(container, sources).variable("API_URL");
      const host = url.state === "set" ? hostOf(url.value) : "";
      const api = host === "" ? undefined : apis.find((each) => isNamed(host, place, each.place));
      if (api === undefined) continue;
      const doubt =
        `whether ${objectLabel(resource, place)} (container ${nameOf(container)}) runs Tracardi's GUI, ` +
        `as its API_URL leads to ${api.label}. Name the copy of the image as the original.`;
      return [{ doubt, urn: resource.urn }];
    }
    return [];
  });
}

const isApi = ({ containers }: Workload): boolean =>
  containers.some(({ process }) => process === "api");

/** Whether a host is the name of a Service as pods at a place know it. */
function isNamed(host: string, from: Placement, service: Placement): boolean {
  const [name, namespace = from.namespace, end = "svc"] = host.split(".");
  return (
    name === service.name &&
    namespace === service.namespace &&
    end === "svc" &&
    from.cluster === service.cluster
  );
}

function hostOf(url: string): string {
  const absolute = url.includes("://") ? url : `http://${url}`;
  return URL.canParse(absolute) ? new URL(absolute).hostname : "";
}

function nameOf(container: Value): string {
  const name = at(container, "name");
  return typeof name === "string" ? name : "?";
}
