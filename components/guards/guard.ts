import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { GuardMode } from "../arguments";
import type { GuardSettings } from "../settings/guards";

/** What a request asks for, by the API group, version and name of the resource. */
export interface Resources {
  readonly group: string;
  readonly versions: string[];
  readonly resources: string[];
}

/** A condition in CEL that holds for what may pass, and what a person hears who is refused. */
export interface GuardRule {
  readonly expression: string;
  readonly message: string;
}

/** Rules for requests of some kinds, as the API server of a cluster applies them. */
export interface Guard {
  /** The end of its name. */
  readonly name: string;
  readonly resources: readonly Resources[];
  /** Holds for requests that change what the rules look at: the others are not judged. */
  readonly changes: string;
  /** CEL that the rules use as `variables.<name>`; each may use those before it. */
  readonly variables?: { readonly [name: string]: string };
  readonly rules: readonly GuardRule[];
}

export interface GuardPlace {
  /** The start of the names in Kubernetes. */
  readonly installation: string;
  /** The namespaces that it watches; everything else in the cluster is none of its business. */
  readonly namespaces: readonly pulumi.Input<string>[];
  readonly mode: GuardSettings["mode"];
}

/** What Kubernetes does with a request that breaks a rule. */
const actions: { readonly [mode in GuardSettings["mode"]]: string[] } = {
  [GuardMode.Deny]: ["Deny"],
  [GuardMode.Warn]: ["Warn", "Audit"],
  [GuardMode.Audit]: ["Audit"],
};

/**
 * A ValidatingAdmissionPolicy and what puts it in force. Both belong to the whole cluster, so that their name
 * is the installation's own; the selector of namespaces stands in the policy, where no other binding gets
 * around it.
 */
export function createGuard(
  name: string,
  guard: pulumi.Input<Guard>,
  own: string,
  { installation, namespaces, mode }: GuardPlace,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const kubernetesName = `${installation}-guard-${own}`;
  const known = pulumi.output(guard);
  const policy = new kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy(
    name,
    {
      metadata: { name: kubernetesName },
      spec: {
        // A rule that cannot be judged is broken.
        failurePolicy: "Fail",
        matchConstraints: {
          namespaceSelector: {
            matchExpressions: [
              { key: "kubernetes.io/metadata.name", operator: "In", values: [...namespaces] },
            ],
          },
          resourceRules: known.apply(({ resources }) => resources.map(resourceRule)),
        },
        matchConditions: [{ name: "changes", expression: known.apply(({ changes }) => changes) }],
        variables: known.apply(({ variables = {} }) =>
          Object.entries(variables).map(([key, expression]) => ({ name: key, expression })),
        ),
        validations: known.apply(({ rules }) =>
          rules.map(({ expression, message }) => ({ expression, message, reason: "Forbidden" })),
        ),
      },
    },
    opts,
  );
  const binding = new kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
    name,
    {
      metadata: { name: kubernetesName },
      spec: { policyName: policy.metadata.name, validationActions: actions[mode] },
    },
    opts,
  );
  return [policy, binding];
}

const resourceRule = ({ group, versions, resources }: Resources) => ({
  apiGroups: [group],
  apiVersions: versions,
  operations: ["CREATE", "UPDATE"],
  resources,
});
