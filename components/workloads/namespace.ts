import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterSettings } from "../settings/clusters";

/**
 * A namespace whose pods have no privileges. Rollouts wait there for the load balancer's health check. Auto
 * Mode and the AWS Load Balancer Controller use different labels for that, and each ignores the other's.
 */
export function createNamespace(
  name: string,
  kubernetesName: string,
  { autoMode }: Pick<ClusterSettings, "autoMode">,
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Namespace {
  return new kubernetes.core.v1.Namespace(
    name,
    {
      metadata: {
        name: kubernetesName,
        labels: {
          [`${autoMode ? "eks.amazonaws.com" : "elbv2.k8s.aws"}/pod-readiness-gate-inject`]:
            "enabled",
          "pod-security.kubernetes.io/enforce": "restricted",
        },
      },
    },
    opts,
  );
}
