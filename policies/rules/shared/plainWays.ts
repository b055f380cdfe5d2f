import type { Frontend } from "../../model/exposure/frontend";
import type { StackModel } from "../../model/model";
import { speaksTls } from "../../model/tls/podTls";
import type { Workload } from "../../model/workloads/workloads";
import { choose, ifKnown } from "../../known";
import type { Finding } from "../rule";
import {
  type EndpointExposure,
  type Verdict,
  findingsOf,
  endpointExposures,
} from "./endpointExposures";

/** What clients end up speaking with a frontend, given what the pods behind it speak. */
type Spoken = "tls" | "plain" | "pods" | "unknown";

/** `pods`: the pods speak plain HTTP, and the frontend passes connections on to them. */
const spokenAt = ({ frontend, workload }: EndpointExposure): Spoken =>
  ifKnown(
    frontend.protocol,
    (protocol) => (protocol === "raw" ? spokenByPods(workload) : protocol),
    "unknown",
  );

const spokenByPods = (workload: Workload): Spoken =>
  choose(speaksTls(workload), { yes: "tls", no: "pods", unknown: "unknown" });

/** Whether clients of a workload may speak TLS with the same load balancer, Ingress or the like. */
class TlsBeside {
  private readonly found = new Map<Workload, Set<string>>();

  constructor(all: readonly EndpointExposure[]) {
    for (const exposure of all) {
      if (spokenAt(exposure) !== "tls") continue;
      const urns = this.found.get(exposure.workload) ?? new Set();
      this.found.set(exposure.workload, urns.add(exposure.frontend.resource.urn));
    }
  }

  at({ frontend, workload }: EndpointExposure): boolean {
    return this.found.get(workload)?.has(frontend.resource.urn) ?? false;
  }
}

/** What a rule says about frontends without TLS, as clauses. */
interface Told {
  /** Whether the rule is about load balancers and the like with which clients can speak TLS as well. */
  readonly besideTls: boolean;
  readonly unknown: (label: string) => string;
  /** Appended to what the frontend does. */
  readonly plain: string;
}

/** The frontends of a stack that serve plain HTTP, or may. */
export function plainWays(model: StackModel, { besideTls, unknown, plain }: Told): Finding[] {
  const all = endpointExposures(model);
  const beside = new TlsBeside(all);
  return findingsOf(all, (exposure): Verdict | undefined => {
    const spoken = spokenAt(exposure);
    if (spoken === "tls" || beside.at(exposure) !== besideTls) return undefined;
    return spoken === "unknown"
      ? { outcome: "undecided", message: ({ frontend }) => unknown(frontend.label) }
      : {
          outcome: "violation",
          message: ({ frontend }) => `${plainly(spoken, frontend)}${plain}`,
        };
  });
}

/** Where the plain HTTP comes from, as a clause. */
const plainly = (spoken: Spoken, { label }: Frontend): string =>
  spoken === "pods"
    ? `${label} passes connections on to pods that speak plain HTTP`
    : `${label} serves plain HTTP`;
