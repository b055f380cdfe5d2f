import { type Answer, allOf, anyOf, is, not } from "../../known";
import { type Value, at, items } from "../../value";
import { selects } from "../resources/labelSelectors";
import type { Placement } from "../resources/placement";

/** The properties of pods that decide which other pods they may share a node with. */
export interface Pods {
  readonly place: Placement;
  readonly podLabels: Value;
  readonly podSpec: Value;
}

/** Whether a selector selects an object's namespace. */
export type NamespaceSelection = (selector: Value, place: Placement) => Answer;

/** A required term of pod anti-affinity, and the pods that have it. */
export interface Term {
  readonly owner: Pods;
  readonly term: Value;
}

/** Labels that every node in a cloud has. Different zones or regions also mean different nodes. */
const serverKeys: readonly Value[] = [
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
];

/** The terms of pod anti-affinity that the scheduler must obey, not those that it only prefers. */
export const requiredTerms = (owner: Pods): Term[] =>
  items(
    at(
      owner.podSpec,
      ...["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"],
    ),
  ).map((term) => ({ owner, term }));

/** Whether a term keeps its owner's pods off the nodes of other pods, or of each other. */
export function keepsOff(
  { owner, term }: Term,
  other: Pods,
  namespaces: NamespaceSelection,
): Answer {
  const key = at(term, "topologyKey");
  // With any other key, the scheduler ignores nodes that lack the label.
  const byServer: Answer = serverKeys.includes(key) ? "yes" : key === undefined ? "no" : "unknown";
  return allOf([
    byServer,
    selects(at(term, "labelSelector"), other.podLabels),
    inNamespace(term, owner, other, namespaces),
    ...keyAnswers(at(term, "matchLabelKeys"), owner, other),
    ...keyAnswers(at(term, "mismatchLabelKeys"), owner, other).map(not),
  ]);
}

/** If a term sets no namespaces, it applies to the namespace of its own pod. */
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
  // The pods of one workload share a namespace, even if it is not known.
  if (isSilent) return own === other ? "yes" : isEqual(own.namespace);
  return anyOf([...named.map(isEqual), namespaces(selector, other)]);
}

/** Labels that controllers give only to the pods of one revision. */
const ofRevision: readonly Value[] = [
  "pod-template-hash",
  "rollouts-pod-template-hash",
  "controller-revision-hash",
];

/** Whether pods have equal labels for each key that the term lists and its own pod has. */
const keyAnswers = (keys: Value, owner: Pods, other: Pods): Answer[] =>
  items(keys).flatMap((key): Answer[] => {
    if (typeof key !== "string") return ["unknown"];
    if (ofRevision.includes(key)) return [owner === other ? "yes" : "no"];
    const label = at(owner.podLabels, key);
    if (label === undefined) return [];
    return [selects({ matchLabels: { [key]: label } }, other.podLabels)];
  });
