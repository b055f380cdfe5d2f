import { objectLabel, placementOf } from "./model/resources/placement";
import type { StackModel } from "./model/model";
import { rules as allRules } from "./rules/rules";
import type { RuleContext, Finding, Rule } from "./rules/rule";
import { exemptionOf, holdsOn } from "./settings/exemptions";
import type { Level } from "./settings/levels";

/** A finding as people see it, after the configuration was applied to it. */
export interface RuleResult {
  /** The policy name to report it under: the rule, or one of {@link advices}. */
  readonly policy: string;
  /** The rule that found it; undefined for what no rule could examine. */
  readonly rule?: Rule;
  readonly outcome: Finding["outcome"] | "exempted";
  readonly level: Exclude<Level, "disabled">;
  readonly message: string;
  /** What to do; empty if the message already says it. */
  readonly remedy: string;
  readonly urn?: string;
}

/** Policy names for findings that are not violations; these are advisory only. */
export const advices = {
  undecided: {
    name: "tracardi-undecided",
    description: "What cannot be decided before deployment, or not from this stack, is named.",
  },
  belowProduction: {
    name: "tracardi-below-production",
    description: "What the minimal profile allows below Tracardi's production layout is named.",
  },
  exempted: {
    name: "tracardi-exempted",
    description: "What the configuration exempts from a rule is named, with the reason.",
  },
} as const;

/** The start of messages about something that is not known yet. */
export const undecidedPrefix = "cannot be decided before deployment: ";

/** Judges a stack by all rules that the configuration does not disable. */
export function judge(context: RuleContext, rules: readonly Rule[] = allRules): RuleResult[] {
  const ruled = rules.flatMap((rule): RuleResult[] => {
    const level = context.settings.levelOf(rule.name) ?? rule.level;
    return level === "disabled" ? [] : judgedBy(rule, level, context);
  });
  const doubts = context.model.unidentified.map(({ doubt, urn }): RuleResult => ({
    policy: advices.undecided.name,
    outcome: "undecided",
    level: "advisory",
    message: undecidedPrefix + doubt,
    remedy: "",
    urn,
  }));
  return [...ruled, ...doubts].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

/** Runs one rule. If it throws, that says nothing about the stack, and the other rules must still run. */
function judgedBy(rule: Rule, level: RuleResult["level"], context: RuleContext): RuleResult[] {
  try {
    return rule.check(context).map((finding) => resultOf(rule, level, finding, context));
  } catch (error) {
    // Not the message: it may contain the value that the rule failed on.
    const kind = error instanceof Error ? error.name : typeof error;
    const message =
      `the rule ${rule.name} failed by itself (${kind}), so that nothing is known of what it ` +
      "judges: that is a fault of the policy pack.";
    const remedy = `Report it, and set the level of ${rule.name} until then.`;
    return [{ policy: rule.name, rule, outcome: "violation", level, message, remedy }];
  }
}

const order: readonly RuleResult["outcome"][] = [
  "violation",
  "undecided",
  "belowProduction",
  "exempted",
];

function resultOf(
  rule: Rule,
  level: RuleResult["level"],
  { outcome, message, urn }: Finding,
  { model, settings }: RuleContext,
): RuleResult {
  const common = { rule, remedy: rule.remediation, urn };
  const lead = outcome === "undecided" ? undecidedPrefix : "";
  const exemption = exemptionOf(settings.exemptions, rule.name, namesOf(urn, model));
  const exempted = exemption !== undefined && holdsOn(exemption, settings.today);
  if (exempted && outcome !== "belowProduction") {
    const until = `Exempted from ${rule.name} until ${exemption.until}: ${exemption.reason}`;
    return {
      ...common,
      policy: advices.exempted.name,
      outcome: "exempted",
      level: "advisory",
      message: `${lead}${message} ${until}`,
      remedy: "",
    };
  }
  if (outcome !== "violation") {
    const policy = advices[outcome].name;
    return { ...common, policy, outcome, level: "advisory", message: lead + message };
  }
  if (exemption === undefined) return { ...common, policy: rule.name, outcome, level, message };
  const ended = `Its exemption ended on ${exemption.until}.`;
  return { ...common, policy: rule.name, outcome, level, message: `${message} ${ended}` };
}

/** The names by which an exemption can refer to a resource: its URN, or kind and name; `stack` for the whole stack. */
export function namesOf(urn: string | undefined, { index }: StackModel): string[] {
  const resource = index.withUrn(urn);
  if (urn === undefined || resource === undefined) return [urn ?? "stack"];
  return resource.type.startsWith("kubernetes:")
    ? [urn, objectLabel(resource, placementOf(resource, index))]
    : [urn, resource.name, `${resource.type.replace(/\/[^:]*/, "")} ${resource.name}`];
}
