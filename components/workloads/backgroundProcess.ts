import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { selectorOf } from "./labels";
import { backgroundPod, type PodArgs } from "./podTemplate";
import { rolloutDeadline } from "../internal/rollout";

export interface BackgroundProcessArgs extends PodArgs {
  /** The role, which names the objects: `apm`. */
  readonly role: string;
  readonly namespace: kubernetes.core.v1.Namespace;
  /** What must exist before the pod. */
  readonly dependsOn: pulumi.Input<pulumi.Resource>[];
}

/**
 * One instance of a process that accepts no connections. The old one ends before the new one starts: two at
 * once would interfere with each other.
 */
export class BackgroundProcess extends pulumi.ComponentResource {
  constructor(name: string, args: BackgroundProcessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:BackgroundProcess", name, {}, opts);
    const deadline = rolloutDeadline(1);
    const timeout = `${deadline + 120}s`;
    new kubernetes.apps.v1.Deployment(
      name,
      {
        metadata: {
          name: args.role,
          namespace: args.namespace.metadata.name,
          labels: args.labels,
        },
        spec: {
          replicas: 1,
          selector: { matchLabels: selectorOf(args.labels) },
          strategy: { type: "Recreate" },
          progressDeadlineSeconds: deadline,
          revisionHistoryLimit: 5,
          template: backgroundPod(args),
        },
      },
      {
        parent: this,
        dependsOn: args.dependsOn,
        customTimeouts: { create: timeout, update: timeout },
      },
    );
    this.registerOutputs({});
  }
}
