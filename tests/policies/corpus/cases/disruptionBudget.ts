import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addAutoscaler, labelsOf, setReplicas } from "../changes";
import { part } from "../entranceChanges";

type Budgeted = "publicApi" | "gui";

const component = {
  publicApi: "PodDisruptionBudget tracardi-public-api",
  gui: "PodDisruptionBudget tracardi-gui",
} as const;

const nameOf = (l: Layout, role: Budgeted): string =>
  l.form === "component" ? component[role] : role === "gui" ? "gui-budget" : "public-budget";

/** Changes a role's budget: `{ minAvailable: 2 }` in place of what it allowed. */
function setBudget(l: Layout, role: Budgeted, allowed: Inputs): void {
  const { spec } = l.stack.get(nameOf(l, role)).inputs;
  delete spec.maxUnavailable;
  Object.assign(spec, allowed);
}

const addBudget = (l: Layout, selector: Inputs, allowed: Inputs = { maxUnavailable: 1 }): void =>
  l.addBeside("publicApi", "kubernetes:policy/v1:PodDisruptionBudget", "second", {
    spec: { ...allowed, selector },
  });

export const cases: RuleCases = {
  rule: "tracardi-disruption-budget",
  red: [
    {
      what: "no instance may be missing",
      change: (l) => setBudget(l, "gui", { maxUnavailable: 0 }),
    },
    {
      what: "no share of the instances may be missing",
      change: (l) => setBudget(l, "publicApi", { maxUnavailable: "0%" }),
    },
    {
      what: "as many must run as there are",
      change: (l) => {
        setReplicas(l, "publicApi", 3);
        setBudget(l, "publicApi", { minAvailable: 3 });
      },
    },
    {
      what: "more must run than there are",
      change: (l) => setBudget(l, "gui", { minAvailable: 9 }),
    },
    { what: "all must run", change: (l) => setBudget(l, "gui", { minAvailable: "100%" }) },
    {
      what: "a share that is rounded up to all",
      change: (l) => setBudget(l, "gui", { minAvailable: "51%" }),
    },
    {
      what: "as many must run as an autoscaler goes down to",
      change: (l) => {
        setReplicas(l, "publicApi", 9);
        addAutoscaler(l, "publicApi", 3);
        setBudget(l, "publicApi", { minAvailable: 3 });
      },
    },
    {
      what: "a second budget of the same pods",
      change: (l) => addBudget(l, { matchLabels: labelsOf(l, "publicApi") }),
    },
    {
      what: "a second budget of the same pods, by an expression",
      change: (l) => {
        const [[key, value]] = Object.entries(labelsOf(l, "publicApi")).reverse();
        addBudget(l, { matchExpressions: [{ key, operator: "In", values: [value, "else"] }] });
      },
    },
    { what: "a second budget, of all pods", change: (l) => addBudget(l, {}) },
    { what: "no budget", change: (l) => l.stack.remove(nameOf(l, "gui")) },
    {
      what: "a budget for other pods alone",
      change: (l) => {
        const { spec } = l.stack.get(nameOf(l, "publicApi")).inputs;
        spec.selector = { matchLabels: { app: "something-else" } };
      },
    },
    {
      what: "a budget in another namespace",
      change: (l) => {
        const budget = l.stack.get(nameOf(l, "gui"));
        budget.inputs.metadata.namespace = "elsewhere";
        budget.references = {};
      },
    },
    {
      what: "a budget that selects nothing",
      change: (l) => delete l.stack.get(nameOf(l, "gui")).inputs.spec.selector,
    },
    {
      what: "a budget that is not known",
      undecided: true,
      change: (l) => setBudget(l, "gui", { maxUnavailable: U }),
    },
    {
      what: "a number of instances that is not known",
      undecided: true,
      change: (l) => {
        setReplicas(l, "gui", U);
        setBudget(l, "gui", { minAvailable: 2 });
      },
    },
  ],
  green: [
    {
      what: "one less must run than there are",
      change: (l) => {
        setReplicas(l, "publicApi", 3);
        setBudget(l, "publicApi", { minAvailable: 2 });
      },
    },
    { what: "half must run", change: (l) => setBudget(l, "gui", { minAvailable: "50%" }) },
    {
      what: "a small share may be missing, which is rounded up to one",
      change: (l) => setBudget(l, "gui", { maxUnavailable: "1%" }),
    },
    {
      what: "no budget of one instance alone",
      change: (l) => {
        setReplicas(l, "gui", 1);
        l.stack.remove(nameOf(l, "gui"));
      },
    },
    {
      what: "one budget for two workloads",
      forms: ["nginx", "service", "gateway"],
      change: (l) => {
        l.stack.remove("internal-budget");
        part(l, "publicApi", "budget").spec.selector = { matchLabels: { kind: "api" } };
      },
    },
    {
      what: "a budget for what is no part of Tracardi",
      change: (l) =>
        addBudget(l, { matchLabels: { app: "something-else" } }, { maxUnavailable: 0 }),
    },
    {
      what: "a second budget in another namespace",
      change: (l) => {
        addBudget(l, { matchLabels: labelsOf(l, "publicApi") }, { maxUnavailable: 0 });
        const budget = l.stack.get("second");
        budget.inputs.metadata.namespace = "elsewhere";
        budget.references = {};
      },
    },
    {
      what: "as many must run as one of two workloads has that the budget counts",
      forms: ["nginx", "service", "gateway"],
      change: (l) => {
        l.stack.remove("internal-budget");
        const budget = part(l, "publicApi", "budget").spec;
        delete budget.maxUnavailable;
        budget.minAvailable = 3;
        budget.selector = { matchLabels: { kind: "api" } };
      },
    },
  ],
};
