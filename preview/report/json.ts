import { Project } from "../project/project";
import { Preview } from "../preview";
import { holdsSimulated, shownAll } from "./outputs";
import { isMandatory } from "./text";

/** The object that `--json` prints; later versions only add to it. */
export interface PreviewReport {
  project: string;
  stack: string;
  /** True if computed values were left unknown. */
  unknowns: boolean;
  resources: {
    urn: string;
    type: string;
    name: string;
    /** The parent's URN, "" for the stack. */
    parent: string;
    operation: "create" | "read";
  }[];
  /** Secrets are `[secret]`, values that are not known `[unknown]`. */
  outputs: Record<string, unknown>;
  /** Names of the outputs that hold a made-up value. */
  simulatedOutputs: string[];
  diagnostics: { severity: string; message: string; urn: string }[];
  /** Absent if no policy pack judged the stack. */
  policies?: {
    pack: string;
    version: string;
    violations: {
      policy: string;
      level: string;
      message: string;
      remedy: string;
      /** The resource, "" for the stack as a whole. */
      urn: string;
    }[];
  };
  summary: { create: number; read: number; mandatory: number; advisory: number };
}

export function renderJson(project: Project, unknowns: boolean, result: Preview): PreviewReport {
  const { resources, outputs, pack } = result;
  const findings = pack?.findings ?? [];
  const remedies = new Map(pack?.policies.map(({ name, remedy }) => [name, remedy]));
  const read = resources.filter(({ external }) => external).length;
  const mandatory = findings.filter(isMandatory).length;
  return {
    project: project.name,
    stack: project.stack,
    unknowns,
    resources: resources.map(({ urn, type, name, parent, external }) => ({
      ...{ urn, type, name, parent },
      operation: external ? "read" : "create",
    })),
    outputs: shownAll(outputs),
    simulatedOutputs: Object.keys(outputs).filter((key) => holdsSimulated(outputs[key])),
    diagnostics: result.diagnostics,
    ...(pack && {
      policies: {
        pack: pack.name,
        version: pack.version,
        violations: findings.map((each) => ({
          ...each,
          remedy: remedies.get(each.policy) ?? "",
        })),
      },
    }),
    summary: {
      create: resources.length - read,
      read,
      mandatory,
      advisory: findings.length - mandatory,
    },
  };
}
