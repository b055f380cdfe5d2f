import { type Value, at } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import type { StackResource } from "../resources/resources";

/** That a tool makes an object at some moments alone, by its annotation. */
export interface Hook {
  readonly tool: string;
  /** As they are written. */
  readonly moments: readonly string[];
  /** Whether none of them is a part of installing, or of upgrading. */
  readonly isIdle: boolean;
}

interface Tool {
  readonly tool: string;
  readonly annotation: string;
  /** In small letters. */
  readonly idle: readonly string[];
}

const tools: readonly Tool[] = [
  {
    tool: "Helm",
    annotation: "helm.sh/hook",
    idle: [
      ...["test", "test-success", "test-failure", "pre-delete", "post-delete"],
      ...["pre-rollback", "post-rollback"],
    ],
  },
  {
    tool: "Argo CD",
    annotation: "argocd.argoproj.io/hook",
    idle: ["skip", "syncfail", "predelete", "postdelete"],
  },
];

/** What an object is a hook of, for each tool that it names. */
export function hooksOf(object: Value): Hook[] {
  return tools.flatMap(({ tool, annotation, idle }): Hook[] => {
    const written = at(object, "metadata", "annotations", annotation);
    if (typeof written !== "string") return [];
    const moments = written.split(",").map((moment) => moment.trim());
    return [
      { tool, moments, isIdle: moments.every((moment) => idle.includes(moment.toLowerCase())) },
    ];
  });
}

/** Whether a workload's pods end by themselves: those of a Job do, and one that a tool makes for a moment. */
export function runsToCompletion({ type, props }: StackResource): boolean {
  const kind = kubernetesKindOf(type);
  return ["Job", "CronJob"].includes(kind) || (kind === "Pod" && hooksOf(props).length > 0);
}
