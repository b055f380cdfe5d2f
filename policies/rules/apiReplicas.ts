import { type Rule, productionPage } from "./rule";
import { lacksInEach } from "./shared/byInstallation";
import { type Part, partsRunning, shortage } from "./shared/shortage";
import { findingOf } from "./shared/claim";

const remediation =
  "Raise the replicas of the API workloads (and minReplicas of their autoscalers) to the required number in all.";

const example = `# For instance three public and two internal instances:
spec:
  replicas: 3
`;

const noun = { one: "API instance in all", several: "API instances in all" };

/** There are enough API instances in total to survive the loss of some. */
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
    const parts = partsRunning(model, "api");
    if (parts.length === 0) return [];
    const lack = (some: readonly Part[]) => shortage(noun, some, "apiInstances", settings);
    const inAll = lack(parts);
    return inAll.length > 0
      ? inAll.map((claim) => findingOf(claim))
      : lacksInEach(model, parts, lack);
  },
};
