import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterSettings } from "../settings/clusters";

/**
 * A namespace whose pods have no rights, and wait for their load balancer's health check before a rollout
 * goes on. Auto Mode and the AWS Load Balancer Controller each ignore the other's label for that.
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
