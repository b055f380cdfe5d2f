import type { Entrance } from "../../model/exposure/entrance";
import { speaksTls } from "../../model/tls/podTls";
import type { Workload } from "../../model/workloads/workloads";
import { UNKNOWN } from "../../value";
import type { Meeting } from "./meetings";

/** What clients speak with an entrance in the end, with what the pods behind it speak. */
export type Spoken = "tls" | "plain" | "pods" | "unknown";

/** `pods` speak plain HTTP, and the entrance passes it on. */
export function spokenAt({ entrance, workload }: Meeting): Spoken {
  if (entrance.protocol === UNKNOWN) return "unknown";
  if (entrance.protocol !== "raw") return entrance.protocol;
  const answer = speaksTls(workload);
  return answer === "yes" ? "tls" : answer === "no" ? "pods" : "unknown";
}

/** Whether clients of a workload may speak TLS with the same load balancer, Ingress or the like. */
export class TlsBeside {
  private readonly found = new Map<Workload, Set<string>>();

  constructor(all: readonly Meeting[]) {
    for (const meeting of all) {
      if (spokenAt(meeting) !== "tls") continue;
      const urns = this.found.get(meeting.workload) ?? new Set();
      this.found.set(meeting.workload, urns.add(meeting.entrance.resource.urn));
    }
  }

  at({ entrance, workload }: Meeting): boolean {
    return this.found.get(workload)?.has(entrance.resource.urn) ?? false;
  }
}

/** How plain HTTP comes about, as a clause. */
export const plainly = (spoken: Spoken, { label }: Entrance): string =>
  spoken === "pods"
    ? `${label} passes connections on to pods that speak plain HTTP`
    : `${label} serves plain HTTP`;
