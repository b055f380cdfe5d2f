import type { Finding, Rule } from "./rule";
import { guiApiOf, runs } from "./guiApi";
import { type Way, listOf, undecidedPrefix, waysInto } from "./ways";

const remediation =
  'Set EXPOSE_GUI_API to "no" on the API that the internet reaches, and run the API for the GUI as ' +
  "a workload of its own that only trusted networks reach (an internal load balancer, or one " +
  "limited to their networks).";

const verbs = {
  violation: "reaches it",
  undecided: "may reach it",
  belowProduction: "reaches it, by the collector's paths only,",
} as const;

/** An API that serves the GUI's endpoints must not be reached from the internet. */
export const guiApiExposed: Rule = {
  name: "tracardi-gui-api-exposed",
  description: "An API that the internet reaches must have the GUI API off.",
  requirement:
    "One cluster, the one available on the Internet, should be configured with environment variable " +
    "EXPOSE_GUI_API set to no. All other endpoints that are needed for the GUI will be disabled.",
  severity: "critical",
  remediation,
  check: (evidence) =>
    evidence.model.workloads
      .filter((workload) => runs(workload, "api"))
      .flatMap((workload): Finding[] => {
        const guiApi = guiApiOf(workload);
        if (guiApi.state === "off") return [];
        const finding = (
          outcome: Finding["outcome"],
          ways: readonly Way[],
          lead = "",
        ): Finding[] =>
          ways.length === 0
            ? []
            : [
                {
                  outcome,
                  message:
                    `${lead}${workload.label}: ${guiApi.text}, and the internet ` +
                    `${verbs[outcome]} through ` +
                    `${listOf(ways)}. ${remediation}`,
                  urn: workload.resource.urn,
                },
              ];
        const ways = waysInto(workload, evidence);
        const open = ways.filter((way) => way.reach === "internet");
        const allowed = open.filter(
          (way) => evidence.settings.profile === "minimal" && way.exposure.requests === "collector",
        );
        const breaking = open.filter((way) => !allowed.includes(way));
        const doubtful = ways.filter((way) => way.reach === "undecided");
        return [
          ...finding("belowProduction", allowed),
          ...(guiApi.state === "on"
            ? finding("violation", breaking)
            : finding("undecided", breaking, undecidedPrefix)),
          ...finding("undecided", doubtful, undecidedPrefix),
        ];
      }),
};
