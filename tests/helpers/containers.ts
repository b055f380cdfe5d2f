import { production } from "./layouts";
import { type Inputs, type TestStack, judge, messagesOf } from "./policyStack";

/** The production layout with the container of one of its Deployments changed. */
export const withContainer = (name: string, change: (container: Inputs) => void): TestStack =>
  production().change(name, ({ spec }) => change(spec.template.spec.containers[0]));

/** The same, with a variable in place of what it was. */
export const withVariable = (name: string, variable: string, value: unknown): TestStack =>
  withContainer(name, (container) => {
    const others = container.env.filter((entry: Inputs) => entry.name !== variable);
    container.env = [...others, ...(value === undefined ? [] : [{ name: variable, value }])];
  });

/** What is said of a rule, and what of it is undecided, known by its remediation. */
export function said(
  stack: TestStack,
  rule: { readonly name: string; readonly remediation: string },
  cluster: "known" | "unknown" = "unknown",
): { found: string[]; undecided: string[] } {
  const findings = judge(stack, { cluster });
  return {
    found: messagesOf(findings, rule.name),
    undecided: messagesOf(findings, "tracardi-undecided").filter((message) =>
      message.endsWith(rule.remediation),
    ),
  };
}
