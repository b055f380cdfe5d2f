import { type Value, UNKNOWN, at, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { unseenEntrance } from "../entrance";
import type { Exposure } from "../exposure";

/** Images that let clients in by a connection that they open themselves, past every Service. */
const tunnels =
  /(^|[/-])(cloudflared|ngrok|inlets|frpc|chisel|rathole|tailscale|zrok|localtunnel)\b/;

/** Tunnels in a workload's own pods, and those that are told elsewhere which Services to lead to. */
export function tunnelExposures(index: ResourceIndex, workloads: readonly Workload[]): Exposure[] {
  const own = workloads
    .filter(({ allContainers }) => allContainers.some(({ spec }) => isTunnel(spec)))
    .map((workload) => exposureBy(workload, workload.resource, workload.label));
  const seen = new Set(workloads.map(({ resource }) => resource));
  const managed = index.ofKind("workload").filter((one) => !seen.has(one) && isManaged(one));
  return [
    ...own,
    ...managed.flatMap((resource) => {
      const place = placementOf(resource, index);
      return workloads
        .filter((workload) => workload.place.cluster === place.cluster)
        .map((workload) => exposureBy(workload, resource, labelOf(resource, place)));
    }),
  ];
}

function exposureBy(workload: Workload, resource: StackResource, label: string): Exposure {
  return {
    workload,
    path: `the tunnel of ${label}`,
    gates: [admitUndecided("what it leads to, and whom it lets in, is not followed")],
    requests: "any",
    entrance: unseenEntrance(resource, label),
  };
}

function isTunnel(container: Value): boolean {
  const image = at(container, "image");
  return typeof image === "string" && tunnels.test(image);
}

/** With a token alone, cloudflared asks Cloudflare what to lead to. */
function isManaged({ props }: StackResource): boolean {
  return items(at(props, "spec", "template", "spec", "containers")).some((container) => {
    const image = at(container, "image");
    if (typeof image !== "string" || !/cloudflared\b/.test(image)) return false;
    const words = ["command", "args"].flatMap((key) => items(at(container, key)));
    return (
      words.some((word) => word !== UNKNOWN && /^--token(-file)?\b/.test(String(word))) ||
      items(at(container, "env")).some((entry) => at(entry, "name") === "TUNNEL_TOKEN")
    );
  });
}
