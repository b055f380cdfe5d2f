import type { Step, Wait } from "./graph";

/** When each step ends on a clock that starts at 0, if everything that can run does: Pulumi's order. */
export class Schedule {
  private readonly ends = new Map<Step, number>();

  constructor(private readonly counts: (wait: Wait) => boolean = () => true) {}

  end(step: Step): number {
    const known = this.ends.get(step);
    if (known !== undefined) return known;
    const end = this.start(step) + step.seconds;
    this.ends.set(step, end);
    return end;
  }

  start(step: Step): number {
    return Math.max(0, ...this.waits(step).map((wait) => this.end(wait.for)));
  }

  /** The waits that make up the total, from the last step backwards. */
  criticalPath(steps: readonly Step[]): { step: Step; end: number; reason?: string }[] {
    const path: { step: Step; end: number; reason?: string }[] = [];
    let step = this.last(steps);
    while (step !== undefined) {
      const longest = this.last(this.waits(step).map((wait) => wait.for));
      const wait = step.waits.find((each) => each.for === longest);
      path.push({ step, end: this.end(step), reason: wait?.reason });
      step = longest;
    }
    return path.reverse();
  }

  private last(steps: readonly Step[]): Step | undefined {
    return steps.reduce<Step | undefined>(
      (last, step) => (last === undefined || this.end(step) > this.end(last) ? step : last),
      undefined,
    );
  }

  total(steps: readonly Step[]): number {
    return Math.max(0, ...steps.map((step) => this.end(step)));
  }

  private waits(step: Step): readonly Wait[] {
    return step.waits.filter(this.counts);
  }
}
