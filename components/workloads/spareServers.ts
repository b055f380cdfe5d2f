import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { pauseUser } from "../../facts/images";
import type { PlacementSettings } from "../settings/workloads";
import { selectorOf } from "./labels";
import type { Labels } from "../internal/labels";
import { type ContainerArgs, placeholderPod } from "./podTemplate";

export interface SpareServersArgs {
  readonly installation: string;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  readonly placement: PlacementSettings;
  readonly pullSecret?: pulumi.Input<string>;
  readonly image: string;
  readonly count: number;
  /** The resources of an instance, for which the server is reserved. */
  readonly instance: Pick<ContainerArgs, "cpu" | "memory">;
  /** Name of {@link createSparePriority}'s class. */
  readonly priorityClassName: pulumi.Input<string>;
  readonly dependsOn: pulumi.Resource[];
}

/**
 * The priority of placeholders: below that of all pods without a priority class, and never a reason to evict
 * another pod. It is cluster-scoped, so its name includes the installation's.
 */
export function createSparePriority(
  name: string,
  kubernetesName: string,
  opts: pulumi.CustomResourceOptions,
): kubernetes.scheduling.v1.PriorityClass {
  return new kubernetes.scheduling.v1.PriorityClass(
    name,
    {
      metadata: { name: kubernetesName },
      value: -10,
      globalDefault: false,
      preemptionPolicy: "Never",
      description: "Placeholders on spare servers",
    },
    opts,
  );
}

/** Servers that are ready before an instance needs one. */
export function createSpareServers(
  name: string,
  args: SpareServersArgs,
  opts: pulumi.CustomResourceOptions,
): kubernetes.apps.v1.Deployment {
  const { labels, instance } = args;
  const selector = selectorOf(labels);
  const container: ContainerArgs = {
    name: "pause",
    image: args.image,
    env: [],
    userId: pauseUser,
    cpu: instance.cpu,
    memory: { request: instance.memory.request, limit: instance.memory.request },
  };
  return new kubernetes.apps.v1.Deployment(
    name,
    {
      metadata: {
        name: "spare",
        namespace: args.namespace.metadata.name,
        labels,
        // Nothing depends on a spare, so nothing waits for it.
        annotations: { "pulumi.com/skipAwait": "true" },
      },
      spec: {
        replicas: args.count,
        selector: { matchLabels: selector },
        strategy: { type: "Recreate" },
        revisionHistoryLimit: 1,
        template: placeholderPod({ ...args, container }, selector, args.priorityClassName),
      },
    },
    { ...opts, dependsOn: args.dependsOn },
  );
}
