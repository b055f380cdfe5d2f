import { UNKNOWN } from "../../../known";
import { at } from "../../../value";
import { type Admission, admitUndecided, union } from "../../networks/admission";
import { outsideOf } from "../../networks/networks";
import type { Way } from "../exposure";
import type { Frontend, Protocol } from "../frontend";
import { tellsClients } from "../services/awsAnnotations";
import { anyStickiness } from "../stickiness";

/** How clients come through an Ingress. */
interface Passage {
  readonly frontend: Frontend;
  /** Distinguishes the passages of one Ingress: ` over HTTP`. */
  readonly how: string;
  /** The way to the Ingress's controller, if it is followed. */
  readonly front?: Way;
}

/** The passages of an Ingress if clients connect directly to its controller. */
export const directly = (met: readonly Frontend[]): Passage[] =>
  met.map((frontend) => ({ frontend, how: met.length > 1 ? named(frontend.protocol) : "" }));

const named = (protocol: Protocol): string =>
  protocol === "tls" ? " over HTTPS" : protocol === "plain" ? " over HTTP" : "";

/**
 * The passages through one way to the controller. Clients meet the load balancer in front, unless it only
 * passes TCP on.
 */
export function behindController(front: Way, met: readonly Frontend[]): Passage[] {
  const outer = front.frontend;
  // With TCP that is passed on, clients reach the controller's own ports.
  if (outer.protocol === "raw") {
    return directly(met).map(({ frontend, how }) => ({
      frontend: { ...outer, ...pick(frontend), stickiness: sticky(outer, [frontend]) },
      how,
      front,
    }));
  }
  const protocol = outer.protocol === "plain" ? servedByHttp(met) : outer.protocol;
  if (protocol === undefined) return [];
  return [{ frontend: { ...outer, protocol, stickiness: sticky(outer, met) }, how: "", front }];
}

const pick = ({ protocol, tlsPolicy }: Frontend): Pick<Frontend, "protocol" | "tlsPolicy"> => ({
  protocol,
  tlsPolicy,
});

const sticky = (outer: Frontend, inner: readonly Frontend[]): Frontend["stickiness"] =>
  anyStickiness([outer.stickiness, ...inner.map(({ stickiness }) => stickiness)]);

/** How a controller answers HTTP requests; undefined if it only redirects them to HTTPS. */
function servedByHttp(met: readonly Frontend[]): Protocol | undefined {
  const protocols = met.map(({ protocol }) => protocol);
  if (protocols.includes("plain")) return "plain";
  return protocols.every((protocol) => protocol === "tls") ? undefined : UNKNOWN;
}

/**
 * Who passes a controller by one way to it. A caller that uses its own address hides the clients behind it.
 * Then private networks that the controller admits may stand for anyone.
 */
export function gatesBehind(front: Way, gates: readonly Admission[]): readonly Admission[] {
  if (showsClients(front)) return [...front.gates, ...gates];
  const doubt = admitUndecided(
    `whether ${front.path} hides its clients behind private addresses is not known`,
  );
  const doubted = gates.map((gate) =>
    gate.everyone === undefined && gate.networks.some(isPrivate) ? union([gate, doubt]) : gate,
  );
  return [...front.gates, ...doubted];
}

const isPrivate = (network: string): boolean => outsideOf([network], []).length === 0;

/** Nodes that do not forward requests to each other keep client addresses, and the PROXY protocol passes them on. */
function showsClients({ frontend: { resource } }: Way): boolean {
  if (resource.kind === "workload") return true;
  const policy = at(resource.props, "spec", "externalTrafficPolicy");
  return resource.kind === "service" && (policy === "Local" || tellsClients(resource));
}
