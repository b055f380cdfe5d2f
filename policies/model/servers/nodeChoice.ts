import {
  type Answer,
  UNKNOWN,
  allKnown,
  allOf,
  anyOf,
  answer,
  choose,
  ifKnown,
  is,
  or,
} from "../../known";
import { type Value, at, fields, items } from "../../value";

/** A requirement for a label of a node. */
interface Demand {
  readonly key: Value;
  readonly operator: Value;
  readonly values: readonly Value[];
}

/** Whether the node labels that two pods require rule out that they share a node. */
export function differentServers(one: Value, other: Value): Answer {
  const [alternatives, others] = [choices(one), choices(other)];
  return allOf(alternatives.flatMap((each) => others.map((another) => exclude(each, another))));
}

/** A node must meet one of these lists, and every requirement in that list. */
function choices(podSpec: Value): readonly (readonly Demand[])[] {
  const selector = at(podSpec, "nodeSelector");
  const selected: readonly Demand[] = ifKnown(
    selector,
    (known) => fields(known).map(([key, value]) => ({ key, operator: "In", values: [value] })),
    [demandOf(UNKNOWN)],
  );
  const required = at(
    podSpec,
    ...["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
  );
  const terms = items(at(required, "nodeSelectorTerms"));
  if (terms.length === 0) return [selected];
  return terms.map((term) => [...selected, ...items(at(term, "matchExpressions")).map(demandOf)]);
}

const demandOf = (expression: Value): Demand => ({
  key: at(expression, "key"),
  operator: at(expression, "operator"),
  values: items(at(expression, "values")),
});

/** Whether no node can meet both lists. */
function exclude(demands: readonly Demand[], others: readonly Demand[]): Answer {
  const pairs = demands.flatMap((demand) => others.map((other) => contradict(demand, other)));
  return anyOf(pairs);
}

const contradict = (one: Demand, other: Demand): Answer =>
  choose(is(one.key, other.key), {
    yes: or(rulesOut(one, other), rulesOut(other, one)),
    no: "no",
    unknown: "unknown",
  });

/** Whether a node that meets the first requirement never meets the second. */
const rulesOut = (one: Demand, other: Demand): Answer =>
  ifKnown(
    allKnown([one.operator, other.operator]),
    ([own, another]) => byOperators(String(own), String(another), one.values, other.values),
    "unknown",
  );

function byOperators(
  one: string,
  other: string,
  values: readonly Value[],
  others: readonly Value[],
): Answer {
  if (other === "DoesNotExist") return answer(["In", "Exists", "Gt", "Lt"].includes(one));
  if (one !== "In" || !["In", "NotIn"].includes(other)) return "no";
  const inside = values.map((value) => others.includes(value));
  const never = other === "In" ? !inside.includes(true) : !inside.includes(false);
  return ifKnown(allKnown([...values, ...others]), () => answer(never), "unknown");
}
