import { holds, ifKnown, surely } from "../../known";
import { type Value, at, fields, items } from "../../value";
import { requiredTerms } from "./serverTerms";
import type { Workload } from "../workloads/workloads";

/**
 * Groups of workloads that are equal in everything that decides which nodes they run on. Comparing groups
 * avoids comparing every workload with every other one.
 */
export function alike(workloads: readonly Workload[]): (readonly [Workload, ...Workload[]])[] {
  const terms = workloads.flatMap((each) => requiredTerms(each).map(({ term }) => term));
  const keys = [...new Set(terms.flatMap(keysOf))].sort();
  const isEverywhere = terms.every((term) => isEmpty(at(term, "namespaceSelector")));
  const groups = new Map<string, [Workload, ...Workload[]]>();
  for (const workload of workloads) {
    const { place, podSpec, podLabels } = workload;
    const labels: Value = keys.map((key) => at(podLabels, key));
    const parts = ["hostNetwork", "nodeSelector", "affinity"].map((part) => at(podSpec, part));
    const namespace = isEverywhere ? "" : place.namespace;
    const ports = items(at(podSpec, "containers")).map((container) => at(container, "ports"));
    const key = JSON.stringify([place.cluster, namespace, labels, ports, ...parts], readable);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [workload]);
    else group.push(workload);
  }
  return [...groups.values()];
}

const readable = (_: string, value: unknown): unknown =>
  ifKnown(value, (known) => (known === undefined ? null : known), "unknown value");

/** The label keys that a term uses. */
function keysOf(term: Value): string[] {
  const selector = at(term, "labelSelector");
  return [
    ...fields(at(selector, "matchLabels")).map(([key]) => key),
    ...items(at(selector, "matchExpressions")).map((each) => String(at(each, "key"))),
    ...["matchLabelKeys", "mismatchLabelKeys"].flatMap((each) => items(at(term, each)).map(String)),
  ];
}

const isEmpty = (selector: Value): boolean =>
  surely(
    holds(selector, (known) => known !== undefined && known !== null && fields(known).length === 0),
  );
