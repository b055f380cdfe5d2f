import { type Value, UNKNOWN, at, isAbsent } from "../../../value";
import { type Admission, admitUndecided, union } from "../../networks/admission";
import { outside } from "../../networks/networks";
import type { Entrance } from "../entrance";
import type { Exposure } from "../exposure";
import { anyStickiness } from "../stickiness";

/** How clients come through an Ingress. */
interface Passage {
  readonly entrance: Entrance;
  /** Tells the passages of one Ingress apart: ` over HTTP`. */
  readonly how: string;
  /** The way to the Ingress's controller, where that is followed. */
  readonly front?: Exposure;
}

/** The passages of an Ingress whose controller is what clients meet. */
export const directly = (met: readonly Entrance[]): Passage[] =>
  met.map((entrance) => ({ entrance, how: met.length > 1 ? named(entrance.protocol) : "" }));

const named = (protocol: Entrance["protocol"]): string =>
  protocol === "tls" ? " over HTTPS" : protocol === "plain" ? " over HTTP" : "";

/** The passages by one way to the controller: clients meet the load balancer before it, if that speaks. */
export function behindController(front: Exposure, met: readonly Entrance[]): Passage[] {
  const outer = front.entrance;
  // TCP that is passed on meets the controller's own ports.
  if (outer.protocol === "raw") {
    return directly(met).map(({ entrance, how }) => ({
      entrance: { ...outer, ...pick(entrance), stickiness: sticky(outer, [entrance]) },
      how,
      front,
    }));
  }
  const protocol = outer.protocol === "plain" ? servedByHttp(met) : outer.protocol;
  if (protocol === undefined) return [];
  return [{ entrance: { ...outer, protocol, stickiness: sticky(outer, met) }, how: "", front }];
}

const pick = ({ protocol, tlsPolicy }: Entrance): Pick<Entrance, "protocol" | "tlsPolicy"> => ({
  protocol,
  tlsPolicy,
});

const sticky = (outer: Entrance, inner: readonly Entrance[]): Entrance["stickiness"] =>
  anyStickiness([outer.stickiness, ...inner.map(({ stickiness }) => stickiness)]);

/** What a controller does with what comes in by HTTP; undefined where it only redirects it to HTTPS. */
function servedByHttp(met: readonly Entrance[]): Entrance["protocol"] | undefined {
  const protocols = met.map(({ protocol }) => protocol);
  if (protocols.includes("plain")) return "plain";
  return protocols.every((protocol) => protocol === "tls") ? undefined : UNKNOWN;
}

/**
 * Who passes a controller by one way to it. What calls it from an address of its own hides who its clients are:
 * then private networks that the controller admits stand for anyone.
 */
export function gatesBehind(front: Exposure, gates: readonly Admission[]): readonly Admission[] {
  if (showsClients(front)) return [...front.gates, ...gates];
  const doubt = admitUndecided(
    `whether ${front.path} hides its clients behind private addresses is not known`,
  );
  const doubted = gates.map((gate) =>
    gate.everyone === undefined && gate.networks.some(isPrivate) ? union([gate, doubt]) : gate,
  );
  return [...front.gates, ...doubted];
}

const isPrivate = (network: string): boolean => outside([network], []).length === 0;

/** Servers that do not pass requests on to others keep the addresses, and the PROXY protocol tells them. */
function showsClients({ entrance }: Exposure): boolean {
  const { kind, props } = entrance.resource;
  if (kind === "workload") return true;
  const proxyProtocol: Value = at(
    props,
    "metadata",
    "annotations",
    "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol",
  );
  const policy = at(props, "spec", "externalTrafficPolicy");
  return kind === "service" && (policy === "Local" || !isAbsent(proxyProtocol));
}
