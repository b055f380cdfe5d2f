import { type Rule, productionPage } from "./rule";
import { runs } from "./shared/guiApi";
import { shortage } from "./shared/shortage";

const remediation = "Raise the replicas of the GUI workload to this number.";

const example = `# The GUI's Deployment:
spec:
  replicas: 2
`;

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
    const instances = model.workloads.filter((w) => runs(w, "gui") && !w.runsToCompletion);
    if (instances.length === 0) return [];
    const parts = instances.map((w) => ({ ...w, urn: w.resource.urn }));
    return shortage("GUI instances", parts, "guiInstances", settings);
  },
};
