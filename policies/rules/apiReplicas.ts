import { type Rule, productionPage } from "./rule";
import { runs } from "./shared/guiApi";
import { shortage } from "./shared/shortage";

const remediation =
  "Raise the replicas of the API workloads (and minReplicas of their autoscalers) to this number in all.";

const example = `# For instance three public and two internal instances:
spec:
  replicas: 3
`;

/** Enough API instances in all to survive the loss of some. */
export const apiReplicas: Rule = {
  name: "tracardi-api-replicas",
  description: "Production needs at least five API instances in all.",
  why:
    "Collecting events and working in the GUI each need instances to spare, so that the others take " +
    "over where a server fails.",
  requirement:
    "A production installation should be built with at least five Tracardi API instances.",
  source: productionPage,
  severity: "high",
  level: "mandatory",
  remediation,
  example,
  check: ({ model, settings }) => {
    const instances = model.workloads.filter((w) => runs(w, "api") && !w.runsToCompletion);
    if (instances.length === 0) return [];
    const parts = instances.map((w) => ({ ...w, urn: w.resource.urn }));
    return shortage("API instances in all", parts, "apiInstances", settings);
  },
};
