import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { PodExtrasSettings } from "../settings/workloads";
import { validatedOutput } from "../validation/validatedOutput";
import type { Labels } from "../internal/labels";
import type { EnvVar } from "./podParts";
import { createSecretEnvironment } from "./secrets";

/** What a user adds to the pods of a workload, ready for the pod template. */
export interface PodExtras {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly env: EnvVar[];
  /** Absent if the pods have no AWS identity. */
  readonly serviceAccountName?: string;
  /** What must exist before the first pod. */
  readonly resources: pulumi.Resource[];
}

export interface PodExtrasResourceArgs {
  /** The component, and the workload's argument in it, for messages. */
  readonly component: string;
  readonly argument: string;
  readonly role: string;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly clusterName: pulumi.Input<string>;
  readonly extras: PodExtrasSettings;
  readonly tags: { readonly [name: string]: string };
}

/** Creates what a user's additions need: a Secret for secret variables, a service account for a role. */
export function createPodExtras(
  name: string,
  args: PodExtrasResourceArgs,
  opts: pulumi.CustomResourceOptions,
): PodExtras {
  const { component, argument, extras } = args;
  const checked = (group: "environment" | "secretEnvironment") =>
    Object.entries(extras[group]).map(
      ([key, value]) =>
        [key, validatedOutput(component, `${argument}.${group}.${key}`, value)] as const,
    );
  const plain = checked("environment");
  const secret = Object.fromEntries(checked("secretEnvironment"));
  const secretEnv =
    Object.keys(secret).length > 0
      ? createSecretEnvironment(`${name}-extra`, args.namespace, secret, opts)
      : [];
  return {
    labels: extras.labels,
    annotations: extras.annotations,
    env: [...plain.map(([key, value]) => ({ name: key, value })), ...secretEnv],
    ...(extras.podIdentityRoleArn === undefined
      ? { resources: [] }
      : createPodIdentity(name, args, extras.podIdentityRoleArn, opts)),
  };
}

/**
 * A service account whose pods get the role from EKS. The pods still have no token for the Kubernetes API: EKS adds its
 * own projected volume with a token for its agent, regardless of `automountServiceAccountToken`
 * (amazon-eks-pod-identity-webhook, pkg/handler). It adds that only to new pods, so they come after the association.
 */
function createPodIdentity(
  name: string,
  { component, argument, role, namespace, clusterName, tags }: PodExtrasResourceArgs,
  roleArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
) {
  const account = new kubernetes.core.v1.ServiceAccount(
    name,
    {
      metadata: { name: role, namespace: namespace.metadata.name },
      automountServiceAccountToken: false,
    },
    opts,
  );
  const association = new aws.eks.PodIdentityAssociation(
    name,
    {
      clusterName,
      namespace: namespace.metadata.name,
      serviceAccount: role,
      roleArn: validatedOutput(component, `${argument}.podIdentityRoleArn`, roleArn),
      tags,
    },
    { parent: opts.parent },
  );
  return { serviceAccountName: role, resources: [account, association] };
}
