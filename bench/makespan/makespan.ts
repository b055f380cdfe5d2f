import { preview } from "../../preview/preview";
import type { Project } from "../../preview/project/project";
import { type Step, graph } from "./graph";
import { Schedule } from "./schedule";

/** The largest accepted ratio of the whole deployment to the longest necessary chain. */
export const LIMIT = 1.05;

/** How long a first deployment takes, in seconds of AWS's typical times. */
export interface Makespan {
  readonly total: number;
  /** What it would take if nothing waited that does not have to. */
  readonly necessary: number;
  readonly criticalPath: readonly { step: Step; end: number; reason?: string }[];
  /** The orders that nothing needs and that make a step start later, with what each costs by itself. */
  readonly losses: readonly Loss[];
}

export interface Loss {
  readonly step: Step;
  readonly waitsFor: Step;
  readonly seconds: number;
}

/** The makespan of a stack's first deployment, by a preview without known outputs. */
export async function makespanOf(project: Project): Promise<Makespan> {
  const { resources } = await preview({ project, policyConfig: {}, unknowns: true });
  return makespan(graph(resources));
}

export function makespan(steps: readonly Step[]): Makespan {
  const all = new Schedule();
  return {
    total: all.total(steps),
    necessary: new Schedule((wait) => wait.reason !== undefined).total(steps),
    criticalPath: all.criticalPath(steps),
    losses: losses(steps, all),
  };
}

function losses(steps: readonly Step[], all: Schedule): Loss[] {
  const lost = steps.flatMap((step) =>
    step.waits
      .filter(({ reason }) => reason === undefined)
      .map((wait) => {
        const others = step.waits.filter((each) => each !== wait).map((each) => all.end(each.for));
        const seconds = all.start(step) - Math.max(0, ...others);
        return { step, waitsFor: wait.for, seconds };
      }),
  );
  return lost.filter(({ seconds }) => seconds > 0).sort((a, b) => b.seconds - a.seconds);
}
