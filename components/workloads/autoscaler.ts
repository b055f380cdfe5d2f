import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoscalingSettings } from "../settings/workloads";
import type { Labels } from "../internal/labels";

export interface AutoscalerArgs {
  readonly namespace: pulumi.Input<string>;
  /** Name of the Deployment and of the autoscaler. */
  readonly role: string;
  readonly labels: Labels;
  readonly instances: number;
  readonly autoscaling: AutoscalingSettings;
}

/**
 * Scales between two numbers of instances. It scales up at once, by up to double within a minute. It scales
 * down one at a time, and only to the maximum needed in the last quarter of an hour. A missing instance costs
 * events, an extra one only the price of a server.
 */
export function createAutoscaler(
  name: string,
  { namespace, role, labels, instances, autoscaling }: AutoscalerArgs,
  opts: pulumi.CustomResourceOptions,
): kubernetes.autoscaling.v2.HorizontalPodAutoscaler {
  const { maxInstances, targetCpuPercent } = autoscaling;
  return new kubernetes.autoscaling.v2.HorizontalPodAutoscaler(
    name,
    {
      metadata: { name: role, namespace, labels },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: role },
        minReplicas: instances,
        maxReplicas: maxInstances,
        metrics: [
          {
            type: "Resource",
            resource: {
              name: "cpu",
              target: { type: "Utilization", averageUtilization: targetCpuPercent },
            },
          },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: "Max",
            policies: [
              { type: "Percent", value: 100, periodSeconds: 60 },
              { type: "Pods", value: 2, periodSeconds: 60 },
            ],
          },
          scaleDown: {
            stabilizationWindowSeconds: 900,
            policies: [{ type: "Pods", value: 1, periodSeconds: 300 }],
          },
        },
      },
    },
    opts,
  );
}
