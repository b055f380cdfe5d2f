import type { Labels } from "../internal/labels";

/** Kubernetes' recommended labels; instance and component distinguish a workload's pods from all others. */
export function labelsOf(installation: string, component: string, version: string): Labels {
  return {
    "app.kubernetes.io/name": "tracardi",
    ...selectorLabels(installation, component),
    "app.kubernetes.io/version": version,
    "app.kubernetes.io/managed-by": "pulumi",
  };
}

/** The labels that distinguish a workload's pods from all others. */
export const selectorLabels = (installation: string, component: string): Labels => ({
  "app.kubernetes.io/instance": installation,
  "app.kubernetes.io/component": component,
});

/** Picks the labels that distinguish a workload's pods from all others. */
export function selectorOf(labels: Labels): Labels {
  const keys = ["app.kubernetes.io/instance", "app.kubernetes.io/component"];
  return Object.fromEntries(keys.map((key) => [key, labels[key]]));
}
