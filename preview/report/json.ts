import { Project } from "../project/project";
import { Preview } from "../preview";
import { holdsSimulated, shownAll } from "./outputs";
import { isMandatory } from "./text";

export type PreviewReport = ReturnType<typeof renderJson>;

/** The object that `--json` prints. For compatibility, fields are only ever added. */
export function renderJson(project: Project, unknowns: boolean, result: Preview) {
  const { resources, outputs, diagnostics, pack } = result;
  const findings = pack?.findings ?? [];
  const read = resources.filter(({ external }) => external).length;
  const mandatory = findings.filter(isMandatory).length;
  return {
    project: project.name,
    stack: project.stack,
    /** True if computed values were left unknown. */
    unknowns,
    resources: resources.map(({ urn, type, name, parent, external }) => ({
      ...{ urn, type, name },
      /** The parent's URN, "" for the stack. */
      parent,
      operation: external ? "read" : "create",
    })),
    /** Secrets are `[secret]`, values that are not known `[unknown]`. */
    outputs: shownAll(outputs),
    /** Names of the outputs that contain a made-up value. */
    simulatedOutputs: Object.keys(outputs).filter((key) => holdsSimulated(outputs[key])),
    diagnostics,
    /** Absent if no policy pack judged the stack. */
    policies: pack && {
      pack: pack.name,
      version: pack.version,
      /** Names of the policies that the configuration disables. */
      disabled: pack.policies.filter(({ level }) => level === "disabled").map(({ name }) => name),
      /** The `urn` is "" for the stack as a whole. */
      violations: findings.map((each) => ({
        ...each,
        remedy: pack.policies.find(({ name }) => name === each.policy)?.remedy ?? "",
      })),
    },
    summary: {
      create: resources.length - read,
      read,
      mandatory,
      advisory: findings.length - mandatory,
    },
  };
}
