import type { Policies, ReportViolation } from "@pulumi/policy";
import { Collector } from "./collect";
import { type RuleResult, advices } from "./judge";
import { inOneLine } from "./printable";
import type { Rule } from "./rules/rule";
import { rules } from "./rules/rules";
import { settingsSchema } from "./settings/schema";

/**
 * The pack as two policies that each run all rules: one on each resource before it is created, one on the stack.
 *
 * There is no policy per rule, because the SDK reads the whole stack again for each stack policy. On large stacks, that
 * costs much more than all rules together. What the two report carries the name, level and severity of its rule.
 */
export function policiesOf(all: readonly Rule[]): Policies {
  const collector = new Collector(all);
  return [
    {
      name: "tracardi",
      description:
        "What a resource says by itself keeps Tracardi's rules. Holds the configuration.",
      enforcementLevel: "mandatory",
      configSchema: settingsSchema(all.map(({ name }) => name)),
      tags: ["tracardi"],
      validateResource: (args, report) => {
        const { problems, results } = collector.declare(args);
        problems.forEach((problem) => report(problem));
        results.forEach((result) => tell(report, result));
      },
    },
    {
      name: "tracardi-stack",
      description: "The stack as a whole keeps Tracardi's rules.",
      enforcementLevel: "mandatory",
      tags: ["tracardi"],
      validateStack: ({ resources }, report) =>
        collector.judge(resources).forEach((result) => tell(report, result)),
    },
  ];
}

export const policies: Policies = policiesOf(rules);

/** An overload that the SDK has and tests, but does not declare. */
type ReportAs = (violation: {
  name: string;
  description: string;
  message: string;
  urn?: string;
  enforcementLevel: RuleResult["level"];
  severity: "critical" | "high" | "medium" | "low";
}) => void;

function tell(report: ReportViolation, { policy, rule, level, ...result }: RuleResult): void {
  const { message, remedy, outcome, urn } = result;
  const description = outcome === "violation" ? rule?.description : advices[outcome].description;
  const text = inOneLine([message, remedy].filter((part) => part !== "").join(" "));
  (report as unknown as ReportAs)({
    name: policy,
    description: description ?? "",
    message: `${description}\n${text}`,
    urn,
    enforcementLevel: level,
    severity: outcome === "violation" ? (rule?.severity ?? "medium") : "medium",
  });
}
