import type { SwitchName } from "../../../facts/environment";
import { type Answer, surely } from "../../known";
import { runs } from "../../model/workloads/runs";
import type { Workload } from "../../model/workloads/workloads";
import { guiApiOf } from "./guiApi";
import type { RuleContext, Finding } from "../rule";
import { switchOf } from "./switches";
import { reachOf } from "./ways";

/** Whether a workload's API is public, and why: the internet reaches it, or it is set up for that. */
function publicity(
  workload: Workload,
  context: RuleContext,
): { isPublic: Answer; text: string } | undefined {
  const reach = reachOf(workload, context);
  if (reach === "internet") return { isPublic: "yes", text: "the internet reaches it" };
  const guiApi = guiApiOf(workload);
  if (guiApi.state === "off")
    return { isPublic: "yes", text: "its GUI API is off, as a public API's is" };
  if (reach === "undecided") return { isPublic: "unknown", text: "the internet may reach it" };
  return guiApi.state === "unknown" ? { isPublic: "unknown", text: guiApi.text } : undefined;
}

/** A switch that the public API needs on, or off, in all of its containers. */
export function publicSwitch(
  context: RuleContext,
  key: SwitchName,
  wanted: "on" | "off",
): readonly Finding[] {
  return context.model.workloads.flatMap((workload): Finding[] => {
    if (!runs(workload, "api") || workload.runsToCompletion) return [];
    const other = workload.containers
      .filter(({ process }) => process === "api")
      .map((container) => switchOf(container, key, wanted))
      .filter(({ state }) => state !== wanted);
    const seen = other.filter(({ state }) => state !== "unseen" && state !== "unknown");
    const found = [...seen, ...other][0];
    if (found === undefined) return [];
    const reached = publicity(workload, context);
    if (reached === undefined) return [];
    return [
      {
        outcome: surely(reached.isPublic) && seen.length > 0 ? "violation" : "undecided",
        message: `${workload.label}: ${found.text}, and ${reached.text}.`,
        urn: workload.resource.urn,
      },
    ];
  });
}
