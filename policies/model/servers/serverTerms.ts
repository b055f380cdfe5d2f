import { type Answer, allOf, anyOf, is, not } from "../../known";
import { type Value, at, items } from "../../value";
import { selects } from "../resources/labelSelectors";
import type { Placement } from "../resources/placement";

/** What decides beside which pods a pod may run. */
export interface Pods {
  readonly place: Placement;
  readonly podLabels: Value;
  readonly podSpec: Value;
}

/** Whether a selector selects the namespace of an object. */
export type NamespaceSelection = (selector: Value, place: Placement) => Answer;

/** A required term of pod anti-affinity, of the pods that have it. */
export interface Term {
  readonly owner: Pods;
  readonly term: Value;
}

/** Labels that every server in a cloud has; those of larger places keep pods on different servers, too. */
const serverKeys: readonly Value[] = [
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
];

/** The terms of pod anti-affinity that the scheduler must keep, not only would like to. */
export const requiredTerms = (owner: Pods): Term[] =>
  items(
    at(
      owner.podSpec,
      ...["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
    ),
  ).map((term) => ({ owner, term }));

/** Whether a term keeps its owner's pods off the servers of other ones, or of one another. */
export function keepsOff(
  { owner, term }: Term,
  other: Pods,
  namespaces: NamespaceSelection,
): Answer {
  const key = at(term, "topologyKey");
  // A server without the label of another key is not looked at.
  const byServer: Answer = serverKeys.includes(key) ? "yes" : key === undefined ? "no" : "unknown";
  return allOf([
    byServer,
    selects(at(term, "labelSelector"), other.podLabels),
    inNamespace(term, owner, other, namespaces),
    ...keyAnswers(at(term, "matchLabelKeys"), owner, other),
    ...keyAnswers(at(term, "mismatchLabelKeys"), owner, other).map(not),
  ]);
}

/** Without a word on namespaces, a term is about its pod's own. */
function inNamespace(
  term: Value,
  { place: own }: Pods,
  { place: other }: Pods,
  namespaces: NamespaceSelection,
): Answer {
  const list = at(term, "namespaces");
  const selector = at(term, "namespaceSelector");
  const named = items(list);
  const isSilent = named.length === 0 && (selector === undefined || selector === null);
  const isEqual = (namespace: Value): Answer => is(namespace, other.namespace);
  // Pods of one workload are in one namespace, even where it is not known.
  if (isSilent) return own === other ? "yes" : isEqual(own.namespace);
  return anyOf([...named.map(isEqual), namespaces(selector, other)]);
}

/** Labels that controllers give to the pods of one revision, and to no others. */
const ofRevision: readonly Value[] = [
  "pod-template-hash",
  "rollouts-pod-template-hash",
  "controller-revision-hash",
];

/** Whether pods have equal labels for each key that the term names and its pod has. */
const keyAnswers = (keys: Value, owner: Pods, other: Pods): Answer[] =>
  items(keys).flatMap((key): Answer[] => {
    if (typeof key !== "string") return ["unknown"];
    if (ofRevision.includes(key)) return [owner === other ? "yes" : "no"];
    const label = at(owner.podLabels, key);
    if (label === undefined) return [];
    return [selects({ matchLabels: { [key]: label } }, other.podLabels)];
  });
