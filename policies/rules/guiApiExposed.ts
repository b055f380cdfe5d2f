import { runs } from "../model/workloads/runs";
import { type Finding, type Rule, productionPage } from "./rule";
import { guiApiOf } from "./shared/guiApi";
import { type JudgedExposure, waysAsText, waysInto } from "./shared/ways";

const remediation =
  'Set EXPOSE_GUI_API to "no" on the API that the internet reaches, and run the API for the GUI as ' +
  "a workload of its own that only trusted networks reach (an internal load balancer, or one " +
  "limited to their networks).";

const verbs = {
  violation: "reaches it",
  undecided: "may reach it",
  belowProduction: "reaches it, by the collector's paths only,",
} as const;

const example = `# In the container of the API that collects events from the internet:
env:
  - name: EXPOSE_GUI_API
    value: "no"
`;

/** An API that serves the GUI's endpoints must not be reached from the internet. */
export const guiApiExposed: Rule = {
  name: "tracardi-gui-api-exposed",
  description: "An API that the internet reaches must have the GUI API off.",
  why:
    "Whoever reaches the GUI's API can try passwords against it, read profiles and change what is done " +
    "with events.",
  requirement:
    "One cluster, the one available on the Internet, should be configured with environment variable " +
    "EXPOSE_GUI_API set to no. All other endpoints that are needed for the GUI will be disabled.",
  source: productionPage,
  severity: "critical",
  level: "mandatory",
  resourceScoped: true,
  remediation,
  example,
  check: (context) =>
    [...context.model.workloads, ...context.model.outside]
      .filter((workload) => runs(workload, "api"))
      .flatMap((workload): Finding[] => {
        const guiApi = guiApiOf(workload);
        if (guiApi.state === "off") return [];
        const finding = (outcome: Finding["outcome"], ways: readonly JudgedExposure[]): Finding[] =>
          ways.length === 0
            ? []
            : [
                {
                  outcome,
                  message:
                    `${workload.label}: ${guiApi.text}, and the internet ${verbs[outcome]} through ` +
                    `${waysAsText(ways)}.`,
                  urn: workload.resource.urn,
                },
              ];
        const ways = waysInto(workload, context);
        const open = ways.filter((way) => way.reach === "internet");
        const allowed = open.filter(
          (way) => context.settings.profile === "minimal" && way.exposure.requests === "collector",
        );
        const breaking = open.filter((way) => !allowed.includes(way));
        const doubtful = ways.filter((way) => way.reach === "undecided");
        return [
          ...finding("belowProduction", allowed),
          ...(guiApi.state === "on"
            ? finding("violation", breaking)
            : finding("undecided", breaking)),
          ...finding("undecided", doubtful),
        ];
      }),
};
