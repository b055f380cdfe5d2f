import { type Rule, productionPage } from "./rule";
import { partsRunning, shortage } from "./shared/shortage";
import { findingOf } from "./shared/claim";

const remediation = "Raise the replicas of the GUI workload to the required number.";

const example = `# The GUI's Deployment:
spec:
  replicas: 2
`;

const noun = { one: "GUI instance", several: "GUI instances" };

/** Where there is a GUI, it has a second instance. */
export const guiReplicas: Rule = {
  name: "tracardi-gui-replicas",
  description: "Production needs at least two GUI instances.",
  why: "With a single instance the GUI is gone whenever its server is.",
  requirement:
    "A production installation should be built with at least five Tracardi API instances, two " +
    "instances of GUI.",
  source: productionPage,
  severity: "high",
  level: "mandatory",
  remediation,
  example,
  check: ({ model, settings }) => {
    const parts = partsRunning(model, "gui");
    if (parts.length === 0) return [];
    return shortage(noun, parts, "guiInstances", settings).map((claim) => findingOf(claim));
  },
};
