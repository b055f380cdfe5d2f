import { runs } from "../model/workloads/runs";
import { type Rule, productionPage } from "./rule";
import { guiApiOf } from "./shared/guiApi";
import { shortage } from "./shared/shortage";
import { reachOf } from "./shared/ways";
import { findingOf } from "./shared/claim";

const remediation =
  "Raise the replicas (and minReplicas of the autoscaler) of the API that collects events from the " +
  "internet to the required number.";

const example = `# The Deployment that collects events:
spec:
  replicas: 3
`;

const noun = { one: "public API instance", several: "public API instances" };

/**
 * There are enough instances of the API that receives events. An API is public if the internet reaches it, or if it is
 * set up for that.
 */
export const publicApiReplicas: Rule = {
  name: "tracardi-public-api-replicas",
  description: "Production needs at least three public API instances.",
  why:
    "Events that come while no instance answers are lost; with fewer than three, one lost server leaves " +
    "too few for the traffic of all.",
  requirement:
    "One cluster, the one available on the Internet, consisting of at least 3 instances should be " +
    "configured with environment variable EXPOSE_GUI_API set to no.",
  source: productionPage,
  severity: "high",
  level: "mandatory",
  remediation,
  example,
  check: (context) => {
    const apis = context.model.workloads.filter((w) => runs(w, "api") && !w.runsToCompletion);
    if (apis.length === 0) return [];
    const reached = apis.some((workload) => reachOf(workload, context) === "internet");
    const parts = apis.flatMap((workload) => {
      const reach = reachOf(workload, context);
      const guiApi = guiApiOf(workload).state;
      const part = { ...workload, urn: workload.resource.urn };
      if (reach === "internet" || (guiApi === "off" && !reached)) return [part];
      // If the internet reaches one API, another one that is only set up for that may be reached from elsewhere.
      return reach === "undecided" || guiApi !== "on"
        ? [{ ...part, counts: "unknown" as const }]
        : [];
    });
    const { settings } = context;
    return shortage(noun, parts, "publicApiInstances", settings).map((claim) => findingOf(claim));
  },
};
