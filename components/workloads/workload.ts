import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Entrance } from "../ingress/entrance";
import type { PlacementSettings } from "../settings/workloads";
import { selectorOf } from "./labels";
import { type ContainerArgs, type Labels, type ServingArgs, servingPod } from "./podTemplate";
import { containerPort, rolloutDeadline, type Timing } from "./rollout";

export interface WorkloadArgs {
  readonly installation: string;
  /** The role, which names the objects: `public-api`. */
  readonly role: string;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  readonly placement: PlacementSettings;
  readonly instances: number;
  readonly container: ContainerArgs;
  readonly healthCheckPath: string;
  readonly timing: Timing;
  readonly exclusiveServer: boolean;
  /** The load balancers that send requests here. */
  readonly entrances: readonly Entrance[];
  /** What has to be there before the first pod. */
  readonly dependsOn: pulumi.Resource[];
}

/**
 * A group of equal instances behind load balancers: Service, bindings to the load balancers' target groups,
 * Deployment, PodDisruptionBudget, in this order. A pod is asked to wait for the load balancer's health
 * check only if the binding is there before it, and the check runs only if a listener uses the target group.
 */
export class Workload extends pulumi.ComponentResource {
  constructor(name: string, args: WorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Workload", name, {}, opts);
    const parent = { parent: this };
    const selector = selectorOf(args.labels);
    const namespace = args.namespace.metadata.name;
    const serving: ServingArgs = { ...args, selector };

    const service = new kubernetes.core.v1.Service(
      name,
      {
        metadata: {
          name: args.role,
          namespace,
          labels: args.labels,
          // There are no endpoints to wait for before there are pods.
          annotations: { "pulumi.com/skipAwait": "true" },
        },
        spec: {
          type: "ClusterIP",
          selector,
          ports: [{ name: "http", port: containerPort, targetPort: containerPort }],
        },
      },
      parent,
    );
    const bindings = args.entrances.map(
      (entrance) =>
        new kubernetes.apiextensions.CustomResource(
          `${name}-${entrance.side}`,
          {
            apiVersion: "eks.amazonaws.com/v1",
            kind: "TargetGroupBinding",
            metadata: { namespace, labels: args.labels },
            spec: {
              targetGroupARN: entrance.targetGroupArn,
              targetType: "ip",
              serviceRef: { name: args.role, port: containerPort },
            },
          },
          {
            ...parent,
            dependsOn: [service, ...entrance.rules],
            // Both are immutable.
            replaceOnChanges: ["spec"],
          },
        ),
    );

    const deadline = rolloutDeadline(args.instances);
    const timeout = `${deadline + 120}s`;
    new kubernetes.apps.v1.Deployment(
      name,
      {
        metadata: { name: args.role, namespace, labels: args.labels },
        spec: {
          replicas: args.instances,
          selector: { matchLabels: selector },
          strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
          progressDeadlineSeconds: deadline,
          revisionHistoryLimit: 5,
          template: servingPod({ ...args, pool: args.placement.pool }, serving),
        },
      },
      {
        ...parent,
        dependsOn: [...bindings, ...args.dependsOn],
        customTimeouts: { create: timeout, update: timeout },
      },
    );
    new kubernetes.policy.v1.PodDisruptionBudget(
      name,
      {
        metadata: { name: args.role, namespace, labels: args.labels },
        spec: {
          maxUnavailable: 1,
          unhealthyPodEvictionPolicy: "AlwaysAllow",
          selector: { matchLabels: selector },
        },
      },
      parent,
    );
    this.registerOutputs({});
  }
}
