import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A namespace whose pods have no rights, and wait for their load balancer's health check before a rollout
 * goes on. The label has to be this one: Auto Mode ignores that of the upstream controller.
 */
export function createNamespace(
  name: string,
  kubernetesName: string,
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Namespace {
  return new kubernetes.core.v1.Namespace(
    name,
    {
      metadata: {
        name: kubernetesName,
        labels: {
          "eks.amazonaws.com/pod-readiness-gate-inject": "enabled",
          "pod-security.kubernetes.io/enforce": "restricted",
        },
      },
    },
    opts,
  );
}
