import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "../cluster/cluster";
import type { Endpoint } from "../ingress/endpoint";
import type { ClusterSettings } from "../settings/clusters";
import type { AutoscalingSettings, PlacementSettings } from "../settings/workloads";
import { createAutoscaler } from "./autoscaler";
import { selectorOf } from "./labels";
import type { PodExtras } from "./podExtras";
import type { Labels } from "../internal/labels";
import { type ContainerArgs, type ServingArgs, servingPod } from "./podTemplate";
import { containerPort, rolloutDeadline, type Timing } from "../internal/rollout";

export interface ServingWorkloadArgs {
  readonly installation: string;
  /** The role, which names the objects: `public-api`. */
  readonly role: string;
  readonly cluster: Cluster;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  readonly placement: PlacementSettings;
  /** Name of the Secret with the login to the image registries. */
  readonly pullSecret?: pulumi.Output<string>;
  /** The number of instances; the minimum if it is autoscaled. */
  readonly instances: number;
  /** Absent if the number is fixed. */
  readonly autoscaling?: AutoscalingSettings;
  readonly container: ContainerArgs;
  /** What the user adds to the pods. */
  readonly extras: PodExtras;
  readonly healthCheckPath: string;
  readonly timing: Timing;
  readonly exclusiveServer: boolean;
  /** What must be in force before anything that opens the pods. */
  readonly guards: readonly pulumi.Input<pulumi.Resource>[];
  /** The load balancers that send requests here. */
  readonly endpoints: readonly Endpoint[];
  /** What must exist before the first pod. */
  readonly dependsOn: pulumi.Input<pulumi.Resource>[];
}

/**
 * A group of equal instances behind load balancers: Service, bindings to the load balancers' target groups,
 * Deployment and PodDisruptionBudget, in this order. A pod waits for the load balancer's health check only if
 * the binding exists before it, and the check runs only if a listener uses the target group.
 */
export class ServingWorkload extends pulumi.ComponentResource {
  constructor(name: string, args: ServingWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
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
          // Before the pods exist, there are no endpoints to wait for.
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
    const bindings = args.endpoints.map(
      (endpoint) =>
        new kubernetes.apiextensions.CustomResource(
          `${name}-${endpoint.side}`,
          {
            apiVersion: bindingVersion(args.cluster.settings),
            kind: "TargetGroupBinding",
            metadata: { namespace, labels: args.labels },
            spec: {
              targetGroupARN: endpoint.targetGroupArn,
              targetType: "ip",
              serviceRef: { name: args.role, port: containerPort },
            },
          },
          {
            ...parent,
            dependsOn: [service, ...endpoint.rules, ...args.guards],
            // Both are immutable.
            replaceOnChanges: ["spec"],
          },
        ),
    );

    const { instances, autoscaling } = args;
    const deadline = rolloutDeadline(autoscaling?.maxInstances ?? instances);
    const timeout = `${deadline + 120}s`;
    const deployment = new kubernetes.apps.v1.Deployment(
      name,
      {
        metadata: { name: args.role, namespace, labels: args.labels },
        spec: {
          // The initial number for a Deployment with an autoscaler.
          replicas: instances,
          selector: { matchLabels: selector },
          strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
          progressDeadlineSeconds: deadline,
          revisionHistoryLimit: 5,
          template: servingPod(args, serving),
        },
      },
      {
        ...parent,
        dependsOn: [...bindings, ...args.extras.resources, ...args.dependsOn],
        customTimeouts: { create: timeout, update: timeout },
        // Otherwise each `up` would undo the autoscaler's changes. The provider leaves an ignored field to its
        // other manager (pulumi-kubernetes, pull request 2566).
        ...(autoscaling && { ignoreChanges: ["spec.replicas"] }),
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
    if (autoscaling) {
      createAutoscaler(
        name,
        { ...args, namespace, autoscaling },
        { ...parent, dependsOn: [deployment, ...args.cluster.metricsServer] },
      );
    }
    this.registerOutputs({});
  }
}

/** The same kind of object under two API versions: that of Auto Mode, and that of the AWS Load Balancer Controller. */
const bindingVersion = ({ autoMode }: ClusterSettings): string =>
  autoMode ? "eks.amazonaws.com/v1" : "elbv2.k8s.aws/v1beta1";
