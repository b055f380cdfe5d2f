import type { PolicySettings } from "../../settings/settings";
import { isOpen, outsideOf } from "./networks";

/** Who one gate on the way to a workload (a load balancer, an ingress, a rule) lets in. */
export interface Admission {
  /** Networks that may come in. */
  readonly networks: readonly string[];
  /** Set if anyone may come in, or if nothing limits who may: the reason. */
  readonly everyone?: string;
  /** Set if more clients may come in than can be seen before deployment: what is missing. */
  readonly undecided?: string;
}

/** What a gate means with the given settings. */
export type Reach = "internet" | "undecided" | "trusted";

export const admitEveryone = (reason: string): Admission => ({ networks: [], everyone: reason });

/** Only lets in clients inside the network, because its addresses are private. */
export const admitInside: Admission = { networks: [] };

export const admitUndecided = (reason: string): Admission => ({ networks: [], undecided: reason });

/** Who comes in if any one of several admissions is enough. */
export function union(admissions: readonly Admission[]): Admission {
  return {
    networks: admissions.flatMap((admission) => admission.networks),
    everyone: admissions.find((admission) => admission.everyone !== undefined)?.everyone,
    undecided: admissions.find((admission) => admission.undecided !== undefined)?.undecided,
  };
}

/** Whether a gate lets the internet in. */
export function reachThrough(admission: Admission, settings: PolicySettings): Reach {
  if (admission.everyone !== undefined) return "internet";
  if (untrusted(admission.networks, settings).length > 0) return "internet";
  return admission.undecided === undefined ? "trusted" : "undecided";
}

/**
 * The networks that make a gate open: those outside the trusted ones. Without trusted networks, all if they are
 * open.
 */
function untrusted(networks: readonly string[], settings: PolicySettings): string[] {
  if (settings.trustedNetworks !== undefined) return outsideOf(networks, settings.trustedNetworks);
  return isOpen(networks) ? outsideOf([...new Set(networks)], []) : [];
}

/** Why a gate lets the internet in, for messages. */
export function evidenceOf(admission: Admission, settings: PolicySettings): string {
  if (admission.everyone !== undefined) return admission.everyone;
  const networks = untrusted(admission.networks, settings);
  const shown = networks.slice(0, 3).join(", ") + (networks.length > 3 ? ", …" : "");
  const reason = settings.trustedNetworks === undefined ? "" : ", outside the trusted networks";
  return `admits ${shown}${reason}`;
}
