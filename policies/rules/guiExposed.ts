import { runs } from "../model/workloads/runs";
import { type Finding, type Rule, productionPage } from "./rule";
import type { Reach } from "../model/networks/admission";
import { waysAsText, waysInto } from "./shared/ways";

const remediation =
  "Put the GUI behind an internal load balancer, or limit its load balancer or ingress to the " +
  "networks of the people who use it.";

const example = `# An Ingress of AWS's controller, inside only; or keep it outside and limit it:
metadata:
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
    # alb.ingress.kubernetes.io/scheme: internet-facing
    # alb.ingress.kubernetes.io/inbound-cidrs: 203.0.113.0/24
    # An Ingress of nginx:
    # nginx.ingress.kubernetes.io/whitelist-source-range: 203.0.113.0/24
`;

/** The GUI is for trusted networks only. */
export const guiExposed: Rule = {
  name: "tracardi-gui-exposed",
  description: "The internet must not reach the GUI.",
  why:
    "The GUI tells anyone which version runs and where its API is, and its login is Tracardi's own: " +
    "unsalted SHA1 and no second factor.",
  requirement: "GUI cluster should be accessible only from trusted network for security reasons.",
  source: productionPage,
  severity: "critical",
  level: "mandatory",
  resourceScoped: true,
  remediation,
  example,
  check: (context) =>
    [...context.model.workloads, ...context.model.outside]
      .filter((workload) => runs(workload, "gui"))
      .flatMap((workload): Finding[] => {
        const ways = waysInto(workload, context);
        const finding = (outcome: Finding["outcome"], verb: string, reach: Reach): Finding[] => {
          const such = ways.filter((way) => way.reach === reach);
          const message = `${workload.label}: the internet ${verb} the GUI through ${waysAsText(such)}.`;
          return such.length === 0 ? [] : [{ outcome, message, urn: workload.resource.urn }];
        };
        return [
          ...finding("violation", "reaches", "internet"),
          ...finding("undecided", "may reach", "undecided"),
        ];
      }),
};
