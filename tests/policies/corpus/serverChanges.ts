import type { Inputs } from "../../helpers/policyStack";
import type { Layout, Role } from "./case";
import { labelsOf } from "./changes";

export const hostname = "kubernetes.io/hostname";

export const alone = (l: Layout, role: Role): Inputs => ({ matchLabels: labelsOf(l, role) });

/** Replaces what keeps a role's instances apart by one required term. */
export function setTerm(l: Layout, role: Role, term: Inputs): void {
  const required = [{ topologyKey: hostname, labelSelector: alone(l, role), ...term }];
  l.podSpec(role).affinity = {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required },
  };
}

/** Replaces it by a spread. */
export function setSpread(l: Layout, role: Role, spread: Inputs): void {
  delete l.podSpec(role).affinity;
  l.podSpec(role).topologySpreadConstraints = [
    {
      ...{ topologyKey: hostname, maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" },
      ...{ labelSelector: alone(l, role), ...spread },
    },
  ];
}

/** A further API of one instance, which nothing keeps apart from others. */
export function addApi(
  l: Layout,
  role: Role,
  change: (podSpec: Inputs, labels: Inputs) => void,
): void {
  const { spec } = structuredClone(l.inputs(role));
  const { template } = spec;
  const labels = { app: "third" };
  delete template.spec.affinity;
  change(template.spec, labels);
  l.addBeside(role, "kubernetes:apps/v1:Deployment", "third", {
    spec: {
      ...spec,
      replicas: 1,
      selector: { matchLabels: { app: "third" } },
      template: { ...template, metadata: { labels } },
    },
  });
}
