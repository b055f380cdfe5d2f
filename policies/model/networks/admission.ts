import type { PolicySettings } from "../../settings/settings";
import { isOpen, outsideOf } from "./networks";

/** Whom one gate on the way to a workload (a load balancer, an ingress, a rule) lets in. */
export interface Admission {
  /** Networks that may come in. */
  readonly networks: readonly string[];
  /** Set when anyone may come in, or nothing shows that not anyone may: the reason. */
  readonly everyone?: string;
  /** Set when more may come in than is known before deployment: what is missing. */
  readonly undecided?: string;
}

/** What a gate means under the configuration. */
export type Reach = "internet" | "undecided" | "trusted";

export const admitEveryone = (reason: string): Admission => ({ networks: [], everyone: reason });

/** Lets in those inside alone: its addresses are private. */
export const admitInside: Admission = { networks: [] };

export const admitUndecided = (reason: string): Admission => ({ networks: [], undecided: reason });

/** Who comes in where any of several admissions suffices. */
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

/** Those networks that make a gate open: outside the trusted ones, or without any, all if open. */
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
