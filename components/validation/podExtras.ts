import { misleadingVariables } from "../../facts/environment";
import { ownVariables } from "../workloads/ownVariables";
import type { Checker } from "./checker";
import * as rules from "./podRules";
import type { Rule } from "./rules";

const variableGroups = ["environment", "secretEnvironment"] as const;

/**
 * What a user adds to the pods of a workload.
 *
 * @param sets The variables that the layout sets in them.
 */
export function checkPodExtras(
  check: Checker,
  path: string,
  extras: Record<string, unknown> | undefined,
  sets: readonly string[] = [],
): void {
  if (!extras) return;
  const refused = [...rules.identityVariables, ...sets].sort();
  const seen = new Set<string>();
  for (const group of variableGroups) {
    const secret = group === "secretEnvironment";
    const at = `${path}.${group}`;
    const remedy = 'Give { NAME: "value" }.';
    const variables = check.optionalObject(at, extras[group], { remedy, secret });
    for (const [name, value] of Object.entries(variables ?? {})) {
      if (value === undefined) continue;
      checkVariableName(check, at, name, refused, seen);
      check.input(`${at}.${name}`, value, secret ? rules.secretValue : rules.plainValue);
    }
  }
  checkMetadata(check, `${path}.labels`, extras.labels, rules.labelValue);
  checkMetadata(check, `${path}.annotations`, extras.annotations, rules.annotationValue);
  check.optionalInput(`${path}.podIdentityRoleArn`, extras.podIdentityRoleArn, rules.roleArn);
}

/** The variables that an API instance has already, or that would make another one of it. */
export const apiVariables = (): string[] => [...ownVariables(), ...misleadingVariables];

function checkVariableName(
  check: Checker,
  path: string,
  name: string,
  refused: readonly string[],
  seen: Set<string>,
): void {
  const problem = (allowed: string, remedy: string) =>
    check.problems.push({
      path: `${path}.${name}`,
      value: "a variable of this name",
      allowed,
      remedy,
    });
  if (!rules.variableName.test(name)) {
    problem(rules.variableName.allowed, rules.variableName.remedy);
  } else if (refused.includes(name)) {
    problem(
      `all but ${refused.join(", ")}`,
      "These are for the other arguments, the layout itself or EKS to decide.",
    );
  } else if (seen.has(name)) {
    problem("each name once", "Leave it out of environment or of secretEnvironment.");
  }
  seen.add(name);
}

function checkMetadata(check: Checker, path: string, given: unknown, values: Rule): void {
  const entries = check.optionalObject(path, given, { remedy: 'Give { name: "value" }.' });
  for (const [name, value] of Object.entries(entries ?? {})) {
    if (value === undefined) continue;
    if (!rules.metadataName.test(name)) {
      const { allowed, remedy } = rules.metadataName;
      check.problems.push({ path: `${path}.${name}`, value: "this name", allowed, remedy });
    }
    check.text(`${path}.${name}`, value, values);
  }
}
