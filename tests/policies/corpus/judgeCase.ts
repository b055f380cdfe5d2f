import { isDeepStrictEqual } from "node:util";
import { rules } from "../../../policies/rules/rules";
import { type TestFinding, judge, messagesOf } from "../../helpers/policyStack";
import type { Case, FormConfig, Layout } from "./case";

export type ClusterKnowledge = "known" | "unknown";

/** What the pack, or one rule of it, says of a layout under a configuration, as the engine would tell it. */
export function findingsOf(
  { stack, config }: Layout,
  cluster: ClusterKnowledge,
  own: object = {},
  only?: string,
): TestFinding[] {
  return judge(stack, { cluster, only, config: { ...own, ...levelsOf(config, own) } });
}

/** The levels of a form, and over them those of a case. */
function levelsOf(config: FormConfig | undefined, own: { levels?: object }): object {
  if (config === undefined && own.levels === undefined) return {};
  const known = Object.entries(config?.levels ?? {}).filter(([rule]) =>
    rules.some(({ name }) => name === rule),
  );
  return { levels: { ...Object.fromEntries(known), ...own.levels } };
}

const undecided = "tracardi-undecided";

/** What is said of a rule: that it is broken, or that it may be. */
export function saidOf(ruleName: string, findings: readonly TestFinding[]): Verdict {
  const rule = rules.find(({ name }) => name === ruleName);
  if (rule === undefined) throw new Error(`no rule ${ruleName}`);
  const doubts = messagesOf(findings, undecided).filter((text) => text.endsWith(rule.remediation));
  return { violations: messagesOf(findings, ruleName), doubts };
}

export interface Verdict {
  readonly violations: readonly string[];
  readonly doubts: readonly string[];
}

/** Changes a layout by a case; a case that leaves it as it was `before` shows nothing. */
export function changed(
  layout: Layout,
  before: Layout["stack"],
  { change, what, config }: Case,
): Layout {
  change(layout);
  if (config === undefined && isDeepStrictEqual(layout.stack.resources, before.resources)) {
    throw new Error(`"${what}" changes nothing`);
  }
  return layout;
}

/** Why a red case is not found as it should be; undefined where it is. */
export function missed(
  rule: string,
  each: Case,
  findings: readonly TestFinding[],
): string | undefined {
  const { violations, doubts } = saidOf(rule, findings);
  if (each.undecided === undefined) {
    return violations.length > 0 ? undefined : `not found (${doubts.length} doubts)`;
  }
  if (violations.length > 0) return `found, and not just undecided: ${violations[0]}`;
  return doubts.length > 0 ? undefined : "passed in silence";
}

/** What a rule says wrongly of a green case; undefined where it says nothing. */
export function wronglySaid(rule: string, findings: readonly TestFinding[]): string | undefined {
  const { violations, doubts } = saidOf(rule, findings);
  return [...violations, ...doubts][0];
}
