import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes the cluster enforce NetworkPolicies: without this entry EKS stores them but ignores them.
 *
 * It patches one entry, because the ConfigMap may already exist: creating it would then fail, and the
 * provider's `upsertExistingObjects` would take over any existing object with one of our names. The entry stays
 * when everything else is deleted, and goes with the cluster.
 *
 * Source: EKS user guide, "Use network policies with EKS Auto Mode".
 */
export function createNetworkPolicyEnabler(
  name: string,
  { force }: { readonly force: boolean },
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.ConfigMapPatch {
  return new kubernetes.core.v1.ConfigMapPatch(
    name,
    {
      metadata: {
        name: "amazon-vpc-cni",
        namespace: "kube-system",
        // In a cluster that we create, we overwrite whoever else wrote the entry. In an existing cluster, we do
        // not overrule an owner who decided otherwise.
        ...(force && { annotations: { "pulumi.com/patchForce": "true" } }),
      },
      data: { "enable-network-policy-controller": "true" },
    },
    { ...opts, retainOnDelete: true },
  );
}
