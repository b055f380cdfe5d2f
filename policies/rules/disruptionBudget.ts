import { type Budget, budgetsOf, forbidding } from "../model/workloads/disruptionBudgets";
import { isPatch } from "../model/resources/patches";
import type { StackResource } from "../model/resources/resources";
import { runs } from "../model/workloads/runs";
import type { Workload } from "../model/workloads/workloads";
import { type Answer, anyOf, ifKnown, surely } from "../known";
import type { Finding, Rule } from "./rule";

const remediation =
  "Let one instance go at a time: one budget for each workload, with maxUnavailable 1.";

const example = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: public-api
  namespace: tracardi
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: public-api
`;

/** Nodes can be drained to be updated or replaced. */
export const disruptionBudget: Rule = {
  name: "tracardi-disruption-budget",
  description: "A budget must let instances of the API and the GUI be evicted, one at a time.",
  why:
    "A server with an instance that may not be evicted cannot be emptied: updates of the cluster hang, or " +
    "end it by force, with all that is on it. Without a budget, they may evict all instances at once.",
  requirement:
    "If you set maxUnavailable to 0% or 0, or you set minAvailable to 100% or the number of replicas, you " +
    "are requiring zero voluntary evictions. […] then you cannot successfully drain a Node running one of " +
    "those Pods.",
  source: 'Kubernetes documentation, "Specifying a Disruption Budget for your Application"',
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => {
    const ours = new Map(
      model.workloads
        .filter((each) => !each.runsToCompletion && (runs(each, "api") || runs(each, "gui")))
        .map((workload) => [workload.resource, workload]),
    );
    const budgets = budgetsOf(model.index).filter(({ selected }) =>
      selected.some(({ resource }) => ours.has(resource)),
    );
    const counted = countedBy(budgets);
    return [
      ...budgets.flatMap((budget) => ofOne(budget, ours)),
      ...[...ours.values()].flatMap((workload) => ofNone(workload, counted.get(workload.resource))),
      ...[...counted].flatMap(([resource, counting]) => {
        const workload = ours.get(resource);
        return workload === undefined ? [] : ofSeveral(workload, counting);
      }),
    ];
  },
};

function ofOne(budget: Budget, ours: ReadonlyMap<StackResource, Workload>): Finding[] {
  const reason = forbidding(budget);
  if (reason === undefined) return [];
  const urn = budget.resource.urn;
  const meant = budget.selected.filter(({ resource }) => ours.has(resource));
  const labels = meant.map(({ resource }) => ours.get(resource)?.label).join(", ");
  const doubt: Finding = {
    outcome: "undecided",
    message: `whether ${budget.label} lets instances of ${labels} be evicted is not known.`,
    urn,
  };
  const violation = (clause: string): Finding => ({
    outcome: "violation",
    message: `${budget.label} lets no instance of ${labels} be evicted: ${clause}.`,
    urn,
  });
  const isMeant = anyOf(meant.map(({ answer }) => answer));
  return [surely(isMeant) ? ifKnown(reason, violation, doubt) : doubt];
}

/** One instance alone needs no budget, which could only forbid its eviction. */
function ofNone(
  { resource, label, instances }: Workload,
  counting: readonly Counting[] = [],
): Finding[] {
  const several = ifKnown(instances, (known) => known > 1, false);
  if (!several || isPatch(resource) || counting.some(({ counts }) => surely(counts))) return [];
  if (counting.length > 0) {
    const names = counting.map(({ budget }) => budget).join(" or ");
    const message = `whether ${names} counts the instances of ${label} is not known.`;
    return [{ outcome: "undecided", message, urn: resource.urn }];
  }
  const message = `${label}: no budget counts its instances, so that all may be evicted at once.`;
  return [{ outcome: "violation", message, urn: resource.urn }];
}

interface Counting {
  readonly budget: string;
  readonly counts: Answer;
}

/** The budgets of each workload. */
function countedBy(budgets: readonly Budget[]): Map<StackResource, Counting[]> {
  const counted = new Map<StackResource, Counting[]>();
  for (const { label: budget, selected } of budgets) {
    for (const { resource, answer } of selected) {
      const counting = counted.get(resource) ?? [];
      counting.push({ budget, counts: answer });
      counted.set(resource, counting);
    }
  }
  return counted;
}

/** Kubernetes does not evict a pod that is selected by two budgets, whatever these allow. */
function ofSeveral({ resource, label }: Workload, found: readonly Counting[]): Finding[] {
  if (found.length < 2) return [];
  const names = found.map(({ budget }) => budget).join(" and ");
  const isSure = found.filter(({ counts }) => surely(counts)).length > 1;
  return isSure
    ? [
        {
          outcome: "violation",
          message: `${label}: Kubernetes evicts no instance of it, as more than one budget counts it: ${names}.`,
          urn: resource.urn,
        },
      ]
    : [
        {
          outcome: "undecided",
          message: `whether more than one budget counts the instances of ${label} is not known: ${names}.`,
          urn: resource.urn,
        },
      ];
}
