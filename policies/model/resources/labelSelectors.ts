import { type Value, UNKNOWN, at, fields, items } from "../../value";

/** Whether something holds; `maybe` as long as a value that it hangs on is not known. */
export type Answer = "yes" | "no" | "maybe";

/** Holds where all hold. */
export const allOf = (answers: readonly Answer[]): Answer =>
  (["no", "maybe"] as const).find((answer) => answers.includes(answer)) ?? "yes";

/** Holds where any holds. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  (["yes", "maybe"] as const).find((answer) => answers.includes(answer)) ?? "no";

export const not = (answer: Answer): Answer =>
  answer === "maybe" ? "maybe" : answer === "yes" ? "no" : "yes";

/**
 * Whether a label selector of Kubernetes selects an object with these labels. None at all selects nothing,
 * an empty one everything.
 */
export function selects(selector: Value, labels: Value): Answer {
  if (selector === UNKNOWN) return "maybe";
  if (selector === undefined || selector === null) return "no";
  const wanted = at(selector, "matchLabels");
  return allOf([
    ...(wanted === UNKNOWN ? (["maybe"] as const) : []),
    ...fields(wanted).map(([key, value]) => isOneOf(at(labels, key), [value])),
    ...items(at(selector, "matchExpressions")).map((each) => fulfils(each, labels)),
  ]);
}

function fulfils(expression: Value, labels: Value): Answer {
  const [key, operator] = [at(expression, "key"), at(expression, "operator")];
  if (typeof key !== "string" || typeof operator !== "string") return "maybe";
  const label = at(labels, key);
  const values = items(at(expression, "values"));
  const exists: Answer = label === UNKNOWN ? "maybe" : label === undefined ? "no" : "yes";
  switch (operator) {
    case "In":
      return isOneOf(label, values);
    // An object without the label is not in the list either.
    case "NotIn":
      return not(isOneOf(label, values));
    case "Exists":
      return exists;
    case "DoesNotExist":
      return not(exists);
    default:
      return "maybe";
  }
}

function isOneOf(label: Value, values: readonly Value[]): Answer {
  if (label === undefined) return "no";
  if (label === UNKNOWN) return "maybe";
  return anyOf(
    values.map((value) =>
      value === UNKNOWN ? "maybe" : String(value) === String(label) ? "yes" : "no",
    ),
  );
}
