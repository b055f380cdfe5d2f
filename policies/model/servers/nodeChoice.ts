import { type Answer, allOf, anyOf } from "../../known";
import { type Value, UNKNOWN, at, fields, items } from "../../value";

/** What a label of a server must be like. */
interface Demand {
  readonly key: Value;
  readonly operator: Value;
  readonly values: readonly Value[];
}

/** Whether the servers that pods ask for, by label, cannot be the same ones. */
export function differentServers(one: Value, other: Value): Answer {
  const [alternatives, others] = [choices(one), choices(other)];
  return allOf(alternatives.flatMap((each) => others.map((another) => exclude(each, another))));
}

/** Any one of these lists of demands must be met, and all of its demands. */
function choices(podSpec: Value): readonly (readonly Demand[])[] {
  const selector = at(podSpec, "nodeSelector");
  const selected: readonly Demand[] =
    selector === UNKNOWN
      ? [unknownDemand]
      : fields(selector).map(([key, value]): Demand => ({ key, operator: "In", values: [value] }));
  const required = at(
    podSpec,
    ...["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
  );
  const terms: readonly Value[] =
    required === UNKNOWN ? [UNKNOWN] : items(at(required, "nodeSelectorTerms"));
  if (terms.length === 0) return [selected];
  return terms.map((term) => [
    ...selected,
    ...(term === UNKNOWN ? [unknownDemand] : items(at(term, "matchExpressions")).map(demandOf)),
  ]);
}

const unknownDemand: Demand = { key: UNKNOWN, operator: UNKNOWN, values: [] };

const demandOf = (expression: Value): Demand => ({
  key: at(expression, "key"),
  operator: at(expression, "operator"),
  values: items(at(expression, "values")),
});

/** Whether no server meets both lists. */
function exclude(demands: readonly Demand[], others: readonly Demand[]): Answer {
  const pairs = demands.flatMap((demand) => others.map((other) => contradict(demand, other)));
  return anyOf(pairs);
}

function contradict(one: Demand, other: Demand): Answer {
  if (one.key === UNKNOWN || other.key === UNKNOWN) return "unknown";
  if (one.key !== other.key) return "no";
  return anyOf([rulesOut(one, other), rulesOut(other, one)]);
}

/** Whether what meets the first demand never meets the second. */
function rulesOut(one: Demand, other: Demand): Answer {
  const operators = [one.operator, other.operator];
  if (operators.includes(UNKNOWN)) return "unknown";
  if (other.operator === "DoesNotExist") {
    return ["In", "Exists", "Gt", "Lt"].includes(String(one.operator)) ? "yes" : "no";
  }
  if (one.operator !== "In" || !["In", "NotIn"].includes(String(other.operator))) return "no";
  if ([...one.values, ...other.values].includes(UNKNOWN)) return "unknown";
  const inside = one.values.map((value) => other.values.includes(value));
  const never = other.operator === "In" ? !inside.includes(true) : !inside.includes(false);
  return never ? "yes" : "no";
}
