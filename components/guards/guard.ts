import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { GuardMode } from "../arguments";
import type { GuardSettings } from "../settings/guards";
import { heeded } from "./heeded";

/** The requests that a guard checks, by API group, version and resource name. */
export interface Resources {
  readonly group: string;
  readonly versions: string[];
  readonly resources: string[];
}

/** A CEL condition that allowed requests meet, and the message for those that are refused. */
export interface GuardRule {
  readonly expression: string;
  readonly message: string;
}

/** Rules for certain kinds of requests, which the API server of a cluster applies. */
export interface Guard {
  /** The suffix of its name. */
  readonly name: string;
  readonly resources: readonly Resources[];
  /** True for requests that change what the rules check; other requests are not checked. */
  readonly changes: string;
  /** CEL expressions that the rules use as `variables.<name>`; each may use those before it. */
  readonly variables?: { readonly [name: string]: string };
  readonly rules: readonly GuardRule[];
}

export interface GuardPlace {
  /** The prefix of the names in Kubernetes. */
  readonly installation: string;
  /** The namespaces that it watches; it ignores everything else in the cluster. */
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
 * A ValidatingAdmissionPolicy and its binding. Both are cluster-scoped, so their name starts with the
 * installation's own. The namespace selector is in the policy, so that no other binding can widen it.
 *
 * @returns what has to wait until the cluster heeds both
 */
export function createGuard(
  name: string,
  guard: pulumi.Input<Guard>,
  own: string,
  { installation, namespaces, mode }: GuardPlace,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<pulumi.Resource>[] {
  const kubernetesName = `${installation}-guard-${own}`;
  const known = pulumi.output(guard);
  const policy = new kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy(
    name,
    {
      metadata: { name: kubernetesName },
      spec: {
        // Refuse a request if a rule cannot be evaluated.
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
    {
      ...opts,
      // Several managers add up in this list, so that an update could not take out what somebody wrote into it.
      replaceOnChanges: ["spec.validationActions"],
      deleteBeforeReplace: true,
    },
  );
  return [heeded(policy), heeded(binding)];
}

const resourceRule = ({ group, versions, resources }: Resources) => ({
  apiGroups: [group],
  apiVersions: versions,
  operations: ["CREATE", "UPDATE"],
  resources,
});
