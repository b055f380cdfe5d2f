import { type Value, at } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import type { StackResource } from "../resources/resources";

/** An annotation by which a tool only creates an object at some moments. */
export interface Hook {
  readonly tool: string;
  /** As the annotation writes them. */
  readonly moments: readonly string[];
  /** Whether none of them is part of an installation or an upgrade. */
  readonly isIdle: boolean;
}

interface Tool {
  readonly tool: string;
  readonly annotation: string;
  /** In lower case. */
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

/** The hooks that an object is, for each tool that its annotations name. */
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

/** Whether a workload's pods end on their own: those of Jobs, and pods that are hooks or that nobody starts again. */
export function runsToCompletion({ type, props }: StackResource): boolean {
  const kind = kubernetesKindOf(type);
  if (["Job", "CronJob"].includes(kind)) return true;
  const once = ["Never", "OnFailure"].some((each) => at(props, "spec", "restartPolicy") === each);
  return kind === "Pod" && (once || hooksOf(props).length > 0);
}
