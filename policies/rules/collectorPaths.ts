import { runs } from "../model/workloads/runs";
import { guiApiOf } from "./shared/guiApi";
import { type Finding, type Rule, productionPage } from "./rule";
import { type JudgedExposure, waysAsText, waysInto } from "./shared/ways";

const remediation =
  "Let the public entrance forward nothing but the collector's paths: /track, /collect/*, /redirect/* and " +
  "/tracker/*, or fewer; answer 404 to the rest.";

const example = `# The rules of an Ingress; leave the default backend out:
rules:
  - host: track.example.com
    http:
      paths:
        - path: /track
          pathType: Exact
          backend: { service: { name: public-api, port: { number: 8080 } } }
        - path: /collect/
          pathType: Prefix
          backend: { service: { name: public-api, port: { number: 8080 } } }
`;

/**
 * Even with the GUI API off, a public API has more paths than the collector's. If it is on, another rule reports that.
 */
export const collectorPaths: Rule = {
  name: "tracardi-collector-paths",
  description: "The internet must reach nothing of the API but the collector's paths.",
  why:
    "EXPOSE_GUI_API=no leaves more than /track open: /install, /event/logs/{id}, /info/version/details and " +
    "others answer anyone without authentication.",
  requirement: "This way the publicly available API will have only /track endpoint available.",
  source: productionPage,
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: (context) =>
    context.model.workloads
      .filter((workload) => runs(workload, "api") && guiApiOf(workload).state !== "on")
      .flatMap((workload): Finding[] => {
        const ways = waysInto(workload, context).filter(
          ({ exposure }) => exposure.requests !== "collector",
        );
        const finding = (
          outcome: Finding["outcome"],
          verb: string,
          found: readonly JudgedExposure[],
        ): Finding[] => {
          const message =
            `${workload.label}: the internet ${verb} more of it than the collector's paths, through ` +
            `${waysAsText(found)}.`;
          return found.length === 0 ? [] : [{ outcome, message, urn: workload.resource.urn }];
        };
        return [
          ...finding(
            "violation",
            "reaches",
            ways.filter(({ reach }) => reach === "internet"),
          ),
          ...finding(
            "undecided",
            "may reach",
            ways.filter(({ reach }) => reach === "undecided"),
          ),
        ];
      }),
};
