import { anyHolds, surely } from "../../../known";
import { type Value, at, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import type { Exposure } from "../exposure";
import { unseenFrontend } from "../frontend";
import { type Placed, placed } from "../topology/placed";
import type { Topology } from "../topology/topology";
import type { Controller } from "./controller";

export const tunnels: Controller = {
  described: {
    name: "Tunnels",
    serves:
      "containers of cloudflared, ngrok, frp, chisel and similar, beside Tracardi or managed elsewhere",
    decided: [],
    undecided: ["what a tunnel leads to, and whom it lets in"],
    unseen: ["tunnels whose image has another name"],
  },
  exposures: tunnelExposures,
};

/** Images that let clients in through a connection that they open themselves, bypassing every Service. */
const images =
  /(^|[/-])(cloudflared|ngrok|inlets|frpc|chisel|rathole|tailscale|zrok|localtunnel)\b/;

/** Tunnels in a workload's own pods, and tunnels whose target Services are configured elsewhere. */
function tunnelExposures({ index, workloads }: Topology): Exposure[] {
  const own = workloads
    .filter(({ allContainers }) => allContainers.some(({ spec }) => isTunnel(spec)))
    .map((workload) => exposureBy(workload, workload));
  const seen = new Set(workloads.map(({ resource }) => resource));
  const managed = index.ofKind("workload").filter((one) => !seen.has(one) && isManaged(one));
  return [
    ...own,
    ...managed.flatMap((resource) => {
      const tunnel = placed(resource, index);
      return workloads
        .filter((workload) => workload.place.cluster === tunnel.place.cluster)
        .map((workload) => exposureBy(workload, tunnel));
    }),
  ];
}

function exposureBy(workload: Workload, { resource, label }: Placed): Exposure {
  return {
    workload,
    path: `the tunnel of ${label}`,
    gates: [admitUndecided("what it leads to, and whom it lets in, is not followed")],
    requests: "any",
    frontend: unseenFrontend(resource, label),
  };
}

function isTunnel(container: Value): boolean {
  const image = at(container, "image");
  return typeof image === "string" && images.test(image);
}

/** If it only has a token, cloudflared gets its targets from Cloudflare. */
const isManaged = ({ props }: StackResource): boolean =>
  items(at(props, "spec", "template", "spec", "containers")).some((container) => {
    const image = at(container, "image");
    if (typeof image !== "string" || !/cloudflared\b/.test(image)) return false;
    const words = ["command", "args"].flatMap((key) => items(at(container, key)));
    return (
      surely(anyHolds(words, (word) => /^--token(-file)?\b/.test(String(word)))) ||
      items(at(container, "env")).some((entry) => at(entry, "name") === "TUNNEL_TOKEN")
    );
  });
