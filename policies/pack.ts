import type { EnforcementLevel, Policies, StackValidationPolicy } from "@pulumi/policy";
import { Collector, type Evidence } from "./collect";
import { apiReplicas } from "./rules/apiReplicas";
import { guiApiExposed } from "./rules/guiApiExposed";
import { guiExposed } from "./rules/guiExposed";
import { guiReplicas } from "./rules/guiReplicas";
import { publicApiReplicas } from "./rules/publicApiReplicas";
import type { Finding, Rule } from "./rules/rule";
import { searchNodes } from "./rules/searchNodes";
import { undecidedPrefix } from "./rules/ways";
import { settingsSchema } from "./settings";

/** Every rule with the level it has unless the configuration says otherwise. */
export const rules: readonly (readonly [Rule, EnforcementLevel])[] = [
  [guiApiExposed, "mandatory"],
  [guiExposed, "mandatory"],
  [publicApiReplicas, "mandatory"],
  [apiReplicas, "mandatory"],
  [guiReplicas, "mandatory"],
  [searchNodes, "mandatory"],
];

const collector = new Collector();

/**
 * The pack's policies: one that collects and holds the configuration, one a rule, and two that only
 * advise.
 *
 * Each rule is a policy of its own, so that its level is set and its result is reported in Pulumi's
 * own way; they share one model of the stack, which is what costs.
 */
export const policies: Policies = [
  {
    name: "tracardi",
    description: "Holds the configuration of all Tracardi policies, which must be usable.",
    enforcementLevel: "mandatory",
    configSchema: settingsSchema,
    tags: ["tracardi"],
    validateResource: (args, report) =>
      collector.declare(args).forEach((problem) => report(problem)),
  },
  ...rules.map(([rule, level]) => policyOf(rule, level)),
  advice(
    "tracardi-undecided",
    "What cannot be decided before deployment, or not from this stack, is named.",
    (evidence) => [
      ...rules.flatMap(([rule]) => findings(rule, evidence, "undecided")),
      ...evidence.model.unidentified.map((doubt) => ({
        outcome: "undecided" as const,
        message: undecidedPrefix + doubt,
      })),
    ],
  ),
  advice(
    "tracardi-below-production",
    "What the minimal profile allows below Tracardi's production layout is named.",
    (evidence) => rules.flatMap(([rule]) => findings(rule, evidence, "belowProduction")),
  ),
];

function policyOf(rule: Rule, enforcementLevel: EnforcementLevel): StackValidationPolicy {
  return {
    name: rule.name,
    description: rule.description,
    enforcementLevel,
    severity: rule.severity,
    remediationSteps: rule.remediation,
    tags: ["tracardi"],
    framework: {
      name: "Tracardi production installation",
      version: "0.8.2",
      reference: "Production installation",
      specification: rule.requirement,
    },
    validateStack: (args, report) => {
      for (const finding of findings(
        rule,
        collector.evidence(rule.name, args.resources),
        "violation",
      )) {
        report(finding.message, finding.urn);
      }
    },
  };
}

function advice(
  name: string,
  description: string,
  find: (evidence: Evidence) => readonly Finding[],
): StackValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "advisory",
    severity: "medium",
    tags: ["tracardi"],
    validateStack: (args, report) => {
      for (const { message, urn } of find(collector.evidence(name, args.resources)))
        report(message, urn);
    },
  };
}

const findings = (rule: Rule, evidence: Evidence, outcome: Finding["outcome"]): Finding[] =>
  rule.check(evidence).filter((finding) => finding.outcome === outcome);
