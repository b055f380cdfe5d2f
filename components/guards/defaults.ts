import { apiDefaults } from "../../facts/environment";
import { all, isNew, literal } from "./cel";
import type { Guard, GuardRule } from "./guard";
import { entries, podChanges, podResources, podVariables } from "./pods";

/** The secrets that Tracardi has public defaults for. */
const names = ["INSTALLATION_TOKEN", "AUTO_PROFILE_MERGING"] as const;

/** Background processes need no token: anyone with it may install. */
const users = {
  INSTALLATION_TOKEN: { list: "variables.apis", are: "API container" },
  AUTO_PROFILE_MERGING: {
    list: "(variables.apis + variables.services)",
    are: "container of the API and of background processes",
  },
} as const;

/**
 * An unset variable keeps the default, and a value with `$(…)` takes that of another variable. In a Secret, the key has
 * the variable's name, as the guard of Secrets looks there.
 */
function ownValue(name: (typeof names)[number]): GuardRule {
  const { list, are } = users[name];
  const text = [
    "has(e.value)",
    'e.value != ""',
    `e.value != ${literal(apiDefaults[name])}`,
    '!e.value.contains("$(")',
  ].join(" && ");
  const secret = [
    "has(e.valueFrom.secretKeyRef)",
    `e.valueFrom.secretKeyRef.key == ${literal(name)}`,
    "!e.valueFrom.secretKeyRef.?optional.orValue(false)",
  ].join(" && ");
  return {
    expression: all(
      `${list}.all(c, ${entries(name)}.size() > 0)`,
      `${list}.all(c, ${entries(name)}.all(e, has(e.valueFrom) ? (${secret}) : (${text})))`,
    ),
    message:
      `${name} must be there in each ${are}, and not as Tracardi's public default, which everybody knows. Take it ` +
      "from the key of that name in the installation's Secret, with valueFrom.secretKeyRef and not optional.",
  };
}

/** API containers must not run with publicly known secrets. */
export const defaultsGuard: Guard = {
  name: "defaults",
  resources: podResources,
  changes: podChanges,
  variables: podVariables,
  rules: names.map(ownValue),
};

const encoded = (text: string) => Buffer.from(text).toString("base64");

/** The Secrets that those containers read must not hold publicly known values either. */
export const secretsGuard: Guard = {
  name: "secrets",
  resources: [{ group: "", versions: ["v1"], resources: ["secrets"] }],
  changes: isNew((object) => `dyn(${object}).?data`),
  rules: names.map((name) => ({
    expression: `!(dyn(object).?data[?${literal(name)}].orValue("-") in ${literal(["", encoded(apiDefaults[name])])})`,
    message:
      `${name} must not be empty or Tracardi's public default, which everybody knows. Leave the Secrets of ` +
      "this namespace to `pulumi up`.",
  })),
};
