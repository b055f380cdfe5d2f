import type { Rule } from "../../policies/rules/rule";

/** A rule that fails whatever it is given, with a secret on its lips. */
export const failing = (level: Rule["level"]): Rule => ({
  name: `tracardi-failing-${level}`,
  description: "This rule must not fail.",
  why: "It does.",
  requirement: "None.",
  source: "none",
  severity: "high",
  level,
  remediation: "Mend the stack.",
  example: "",
  check: () => {
    throw new TypeError("cannot read hunter2");
  },
});
