import { anyHolds, onlyKnown, surely } from "../../../known";
import { type Value, at, items } from "../../../value";
import { commandOf } from "../../environment/command";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
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
      "containers of cloudflared, ngrok, bore, frp, chisel, ssh and similar, beside Tracardi or elsewhere",
    decided: [
      "tunnels that let anyone in: quick ones of cloudflared, ngrok, bore.pub, localhost.run",
    ],
    undecided: ["what another tunnel leads to, and whom it lets in"],
    unseen: ["tunnels whose image and command have another name"],
  },
  exposures: tunnelExposures,
};

/** Software that lets clients in through a connection that it opens itself, bypassing every Service. */
interface Tunnel {
  readonly image: RegExp;
  /** A command that starts it, whatever the image. */
  readonly command?: RegExp;
  /** A command by which anyone comes in, unless `limited` says otherwise. */
  readonly open?: RegExp;
  readonly limited?: RegExp;
}

/**
 * Source: the documentation of each: bore.pub, quick tunnels of cloudflared, ngrok's agent, public shares of zrok,
 * localtunnel, and the ssh servers localhost.run, serveo.net and pinggy.io take anyone.
 */
const software: readonly Tunnel[] = [
  {
    image: /cloudflared/,
    command: /\bcloudflared\s.*\btunnel\b/,
    open: /\btunnel\b.*--url\b/,
    limited: /--(token|name|hostname|config|lb-pool)\b|\brun\b/,
  },
  {
    image: /ngrok/,
    command: /\bngrok\s+(http|tcp|tls|start)\b/,
    open: /(^|\s)(http|tcp|tls)\s/,
    limited: /--(cidr-(allow|deny)|traffic-policy|mutual-tls|binding|policy-file)/,
  },
  { image: /bore/, command: /\bbore\s+local\b/, open: /--to[= ]bore\.pub\b/ },
  { image: /localtunnel/, command: /\b(localtunnel|lt)\s.*--port\b/, open: /--port\b/ },
  { image: /zrok/, command: /\bzrok\s+share\b/, open: /\bshare\s+public\b/ },
  {
    image: /autossh|sshtunnel|ssh-tunnel|openssh-client/,
    command: /\b(auto)?ssh\s.*-\w*R/,
    open: /\b(localhost\.run|serveo\.net|pinggy\.io|ssh-j\.com|srv\.us)\b/,
  },
  ...[
    "inlets(-client|-pro)?",
    "frpc",
    "chisel",
    "rathole",
    "tailscale",
    "pgrok",
    "wstunnel",
    "newt",
  ].map((name): Tunnel => ({ image: new RegExp(name) })),
  ...[
    "boringproxy",
    "pagekite",
    "portr",
    "netbird",
    "twingate",
    "ziti[a-z-]*",
    "zerotier(-one)?",
  ].map((name): Tunnel => ({ image: new RegExp(name) })),
].map((one) => ({ ...one, image: new RegExp(`(^|[/_-])(${one.image.source})(?![a-z0-9])`, "i") }));

/** Whom the tunnel of a container lets in; undefined if it starts none. */
export function tunnelGate(container: Value): Admission | undefined {
  const image = at(container, "image");
  const words = onlyKnown(commandOf(container)).filter((word) => typeof word === "string");
  const command = words.join(" ");
  const tunnel = software.find(
    (one) =>
      (typeof image === "string" && one.image.test(image)) || one.command?.test(command) === true,
  );
  if (tunnel === undefined) return undefined;
  const isOpen = tunnel.open?.test(command) === true && tunnel.limited?.test(command) !== true;
  return isOpen
    ? admitEveryone("is open to anyone, by an address that its provider makes")
    : unfollowed;
}

const unfollowed = admitUndecided("what it leads to, and whom it lets in, is not followed");

/** Tunnels in a workload's own pods, and tunnels whose target Services are configured elsewhere. */
function tunnelExposures({ index, workloads }: Topology): Exposure[] {
  const own = workloads.flatMap((workload) =>
    workload.allContainers
      .flatMap(({ spec }) => tunnelGate(spec) ?? [])
      .map((gate) => exposureBy(workload, workload, gate)),
  );
  const seen = new Set(workloads.map(({ resource }) => resource));
  const managed = index.ofKind("workload").filter((one) => !seen.has(one) && isManaged(one));
  return [
    ...own,
    ...managed.flatMap((resource) => {
      const tunnel = placed(resource, index);
      return workloads
        .filter((workload) => workload.place.cluster === tunnel.place.cluster)
        .map((workload) => exposureBy(workload, tunnel, unfollowed));
    }),
  ];
}

function exposureBy(
  workload: Workload,
  { resource, label }: Pick<Placed, "resource" | "label">,
  gate: Admission,
): Exposure {
  return {
    workload,
    path: `the tunnel of ${label}`,
    gates: [gate],
    requests: "any",
    frontend: unseenFrontend(resource, label),
  };
}

/** If it only has a token, cloudflared gets its targets from Cloudflare. */
const isManaged = ({ props }: StackResource): boolean =>
  items(at(props, "spec", "template", "spec", "containers")).some((container) => {
    const image = at(container, "image");
    if (typeof image !== "string" || !/cloudflared\b/.test(image)) return false;
    return (
      surely(anyHolds(commandOf(container), (word) => /^--token(-file)?\b/.test(String(word)))) ||
      items(at(container, "env")).some((entry) => at(entry, "name") === "TUNNEL_TOKEN")
    );
  });
