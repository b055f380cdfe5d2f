import { installationsOf } from "../../model/workloads/installations";
import type { TracardiContainer, Workload } from "../../model/workloads/workloads";
import type { RuleContext, Finding } from "../rule";

/** One value of a setting, and the containers that have it. */
export interface Holders {
  readonly value: string;
  readonly labels: readonly string[];
}

/**
 * Findings where the containers of an installation that set a value set different ones.
 *
 * @param differing the finding's message, about one installation
 * @param lonely the message about a workload whose value none of several installations has
 */
export function disagreements(
  { model }: RuleContext,
  valueOf: (container: TracardiContainer, workload: Workload) => string | undefined,
  differing: (holders: readonly Holders[]) => string,
  lonely: (workload: Workload) => string,
): Finding[] {
  const { installations, unplaced } = installationsOf(model.workloads, model.index);
  const held = installations.map((workloads) => holders(workloads, valueOf));
  const findings = held
    .filter((each) => each.length > 1)
    .map((each): Finding => ({ outcome: "violation", message: differing(each) }));
  const usual = new Set(held.flatMap((each) => each.map(({ value }) => value)));
  const strangers = unplaced.filter((workload) =>
    holders([workload], valueOf).some(({ value }) => !usual.has(value)),
  );
  return [
    ...findings,
    ...strangers.map((workload): Finding => ({
      outcome: "undecided",
      message: lonely(workload),
      urn: workload.resource.urn,
    })),
  ];
}

/** By value, in an order that does not depend on the order of the resources. */
function holders(
  workloads: readonly Workload[],
  valueOf: (container: TracardiContainer, workload: Workload) => string | undefined,
): Holders[] {
  const byValue = new Map<string, Set<string>>();
  for (const workload of workloads) {
    const { containers, label } = workload;
    for (const container of containers) {
      const value = valueOf(container, workload);
      if (value === undefined) continue;
      byValue.set(value, (byValue.get(value) ?? new Set()).add(label));
    }
  }
  return [...byValue]
    .map(([value, labels]) => ({ value, labels: [...labels].sort() }))
    .sort((a, b) => (a.labels[0] < b.labels[0] ? -1 : 1));
}

/** `Deployment tracardi/a, Deployment tracardi/b, …`: the first few. */
export const someOf = (labels: readonly string[]): string =>
  labels.slice(0, 3).join(", ") + (labels.length > 3 ? ", …" : "");
