import type { Rule } from "./rule";
import { runs } from "./guiApi";
import { shortage } from "./shortage";

const remediation = "Raise the replicas of the GUI workload to this number.";

/** Where there is a GUI, it has a second instance. */
export const guiReplicas: Rule = {
  name: "tracardi-gui-replicas",
  description: "Production needs at least two GUI instances.",
  requirement:
    "A production installation should be built with at least five Tracardi API instances, two " +
    "instances of GUI.",
  severity: "high",
  remediation,
  check: ({ model, settings }) => {
    const instances = model.workloads.filter((w) => runs(w, "gui") && !w.runsToCompletion);
    if (instances.length === 0) return [];
    const parts = instances.map((w) => ({ ...w, urn: w.resource.urn }));
    return shortage("GUI instances", parts, "guiInstances", settings, remediation);
  },
};
