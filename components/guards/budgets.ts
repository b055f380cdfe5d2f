import { all, literal } from "./cel";
import type { GuardRule } from "./guard";

const isOther = 'object.kind != "PodDisruptionBudget" || variables.least == 0';
const budget = "dyn(object).spec";
const selector = (object: string) => `dyn(${object}).spec.?selector`;

const atMostOne =
  `${budget}.?maxUnavailable.hasValue() ? ${budget}.maxUnavailable in [dyn(0), dyn(1), dyn("0%")]` +
  ` : ${budget}.?minAvailable.hasValue() && (type(${budget}.minAvailable) == int` +
  ` ? ${budget}.minAvailable >= variables.least - 1 : ${budget}.minAvailable == "100%")`;

/** Labels that pods of the installation have whatever is deployed: a selector by these alone may mean them. */
const common = [
  ...["name", "instance", "version", "managed-by"].map((each) => `app.kubernetes.io/${each}`),
  "pod-template-hash",
];

/**
 * Whether the selector asks for a label that the installation's pods do not have. Of two budgets on the same pod,
 * Kubernetes heeds neither: it refuses each eviction.
 */
const labels = `${budget}.?selector.?matchLabels.orValue({})`;
const picksOthers =
  `${labels}.exists(k, k == "app.kubernetes.io/component" ? !(${labels}[k] in variables.minimums)` +
  ` : !(k in ${literal(common)}))`;

/** What budgets of the installation's own workloads, and of others beside them, may be. */
export const budgetRules: readonly GuardRule[] = [
  {
    expression: `${isOther} || ${all(
      `oldObject == null || ${selector("object")} == ${selector("oldObject")}`,
      atMostOne,
    )}`,
    message:
      "This PodDisruptionBudget lets one instance at a time go, or none. Keep its selector, and maxUnavailable 1 or 0.",
  },
  {
    expression: `object.kind != "PodDisruptionBudget" || variables.least > 0 || ${picksOthers}`,
    message:
      "A second PodDisruptionBudget for the installation's pods would keep every one of them from being evicted. " +
      "Select yours by a label that those do not have.",
  },
];
