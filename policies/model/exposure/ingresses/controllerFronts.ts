import { UNKNOWN } from "../../../value";
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
