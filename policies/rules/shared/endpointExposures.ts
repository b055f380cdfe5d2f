import type { Admission } from "../../model/networks/admission";
import type { Frontend } from "../../model/exposure/frontend";
import type { StackModel } from "../../model/model";
import { runs } from "../../model/workloads/runs";
import type { Workload } from "../../model/workloads/workloads";
import type { Finding } from "../rule";

/** A workload with the API or the GUI, and a frontend that clients reach it through. */
export interface EndpointExposure {
  readonly frontend: Frontend;
  readonly workload: Workload;
  /** Why this may not be a way in after all; undefined if it is one. */
  readonly doubt?: string;
}

/** Every way into an API or a GUI, for the rules about frontends. */
export const endpointExposures = ({ workloads, exposures }: StackModel): EndpointExposure[] =>
  workloads
    .filter((workload) => runs(workload, "api") || runs(workload, "gui"))
    .flatMap((workload) =>
      (exposures.get(workload) ?? []).map(({ frontend, gates }) => ({
        frontend,
        workload,
        doubt: gates.find(isDoubtful)?.undecided,
      })),
    );

/** Nothing is known about the gate except why it is undecided: it may let nobody in. */
const isDoubtful = ({ networks, everyone, undecided }: Admission): boolean =>
  networks.length === 0 && everyone === undefined && undecided !== undefined;

/** What a rule says about a frontend. */
export interface Verdict {
  readonly outcome: "violation" | "undecided";
  readonly message: (exposure: EndpointExposure) => string;
}

interface Told extends Finding {
  readonly doubt: string;
  readonly behind: Set<string>;
}

/** One finding per frontend and message, however many ways lead through it; it names the workloads behind. */
export function findingsOf(
  all: readonly EndpointExposure[],
  judge: (exposure: EndpointExposure) => Verdict | undefined,
): Finding[] {
  const found = new Map<string, Told>();
  for (const exposure of all) {
    const verdict = judge(exposure);
    if (verdict === undefined) continue;
    const isDoubted = verdict.outcome === "violation" && exposure.doubt !== undefined;
    const outcome = isDoubted ? "undecided" : verdict.outcome;
    const message = verdict.message(exposure);
    const urn = exposure.frontend.resource.urn;
    const key = [urn, outcome, message].join("\n");
    const doubt = isDoubted ? `, if that is a way in: ${exposure.doubt}` : "";
    const entry = found.get(key) ?? { outcome, message, urn, doubt, behind: new Set() };
    found.set(key, entry);
    entry.behind.add(exposure.workload.label);
  }
  return [...found.values()].map(({ outcome, message, urn, doubt, behind }) => ({
    outcome,
    message: `${message}, on the way to ${nameOf([...behind])}${doubt}.`,
    urn,
  }));
}

const nameOf = (labels: readonly string[]): string =>
  labels.slice(0, 3).join(", ") + (labels.length > 3 ? ` and ${labels.length - 3} more` : "");
