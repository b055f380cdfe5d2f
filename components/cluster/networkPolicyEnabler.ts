import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes the cluster heed NetworkPolicies: without this entry EKS stores them, and does nothing.
 *
 * A patch of the one entry, as the ConfigMap may be there already, by whoever made it first: creating it
 * would then fail, and the provider's `upsertExistingObjects` would take over whatever exists under any of
 * our names. It stays when the rest is deleted, and goes with the cluster.
 *
 * Source: EKS user guide, "Use network policies with EKS Auto Mode".
 */
export function createPolicySwitch(
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
        // Whoever else may have written the entry: a cluster that is made here is ours. In another one, who
        // has said otherwise is not overruled.
        ...(force && { annotations: { "pulumi.com/patchForce": "true" } }),
      },
      data: { "enable-network-policy-controller": "true" },
    },
    { ...opts, retainOnDelete: true },
  );
}
