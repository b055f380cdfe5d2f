import type { Finding, Rule } from "./rule";
import { runs } from "./guiApi";
import { listOf, undecidedPrefix, waysInto } from "./ways";

const remediation =
  "Put the GUI behind an internal load balancer, or limit its load balancer or ingress to the " +
  "networks of the people who use it.";

/** The GUI is for trusted networks only. */
export const guiExposed: Rule = {
  name: "tracardi-gui-exposed",
  description: "The internet must not reach the GUI.",
  requirement: "GUI cluster should be accessible only from trusted network for security reasons.",
  severity: "critical",
  remediation,
  check: (evidence) =>
    evidence.model.workloads
      .filter((workload) => runs(workload, "gui"))
      .flatMap((workload): Finding[] => {
        const ways = waysInto(workload, evidence);
        const open = ways.filter((way) => way.reach === "internet");
        const doubtful = ways.filter((way) => way.reach === "undecided");
        const urn = workload.resource.urn;
        return [
          ...(open.length === 0
            ? []
            : [
                {
                  outcome: "violation" as const,
                  message: `${workload.label}: the internet reaches the GUI through ${listOf(open)}. ${remediation}`,
                  urn,
                },
              ]),
          ...(doubtful.length === 0
            ? []
            : [
                {
                  outcome: "undecided" as const,
                  message: `${undecidedPrefix}${workload.label}: the internet may reach the GUI through ${listOf(doubtful)}. ${remediation}`,
                  urn,
                },
              ]),
        ];
      }),
};
