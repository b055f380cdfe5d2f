import { type Answer, and, anyOf, holds, not, readsAs } from "../../known";
import { type Value, at, fields, items } from "../../value";

/**
 * Whether a Kubernetes label selector selects an object with these labels. A missing selector selects nothing,
 * an empty one selects everything.
 */
export const selects = (selector: Value, labels: Value): Answer =>
  and(
    holds(selector, (known) => known !== undefined && known !== null),
    holds(at(selector, "matchLabels"), () => true),
    ...fields(at(selector, "matchLabels")).map(([key, value]) => isOneOf(at(labels, key), [value])),
    ...items(at(selector, "matchExpressions")).map((each) => fulfils(each, labels)),
  );

function fulfils(expression: Value, labels: Value): Answer {
  const [key, operator] = [at(expression, "key"), at(expression, "operator")];
  if (typeof key !== "string" || typeof operator !== "string") return "unknown";
  const label = at(labels, key);
  const values = items(at(expression, "values"));
  const exists = holds(label, (known) => known !== undefined);
  switch (operator) {
    case "In":
      return isOneOf(label, values);
    // `NotIn` also matches an object without the label.
    case "NotIn":
      return not(isOneOf(label, values));
    case "Exists":
      return exists;
    case "DoesNotExist":
      return not(exists);
    default:
      return "unknown";
  }
}

const isOneOf = (label: Value, values: readonly Value[]): Answer =>
  label === undefined ? "no" : anyOf(values.map((value) => readsAs(label, value)));
