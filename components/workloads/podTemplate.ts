import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PlacementSettings } from "../settings/workloads";
import type { PodExtras } from "./podExtras";
import { containerPort, type Timing } from "../internal/rollout";
import { schedulingOf } from "./scheduling";
import type { Labels } from "../internal/labels";
import type { EnvVar, Volume, VolumeMount } from "./podParts";

type PodSpec = kubernetes.types.input.core.v1.PodSpec;
type PodTemplate = kubernetes.types.input.core.v1.PodTemplateSpec;

/** One container, which is all that a Tracardi pod has. */
export interface ContainerArgs {
  readonly name: string;
  readonly image: string;
  /** Without it the image's own command runs. */
  readonly command?: string[];
  readonly env: EnvVar[];
  /** The user that the process runs as; the files of the images are readable to all. */
  readonly userId: number;
  readonly cpu: string;
  readonly memory: { readonly request: string; readonly limit: string };
  readonly volumes?: Volume[];
  readonly mounts?: VolumeMount[];
}

export interface PodArgs {
  readonly installation: string;
  readonly placement: PlacementSettings;
  readonly labels: Labels;
  /** Name of the Secret with the login to the image registries. */
  readonly pullSecret?: pulumi.Input<string>;
  readonly container: ContainerArgs;
  /** What the user adds. */
  readonly extras?: PodExtras;
}

/** What makes a pod a server: where it answers, and how it comes and goes. */
export interface ServingArgs {
  readonly healthCheckPath: string;
  readonly timing: Timing;
  /** The labels that tell this workload's pods from all others. */
  readonly selector: Labels;
  /** No other pod with {@link exclusiveServerLabel} may share the server. */
  readonly exclusiveServer: boolean;
}

/** Marks the pods that each have a server of their own, in whatever namespace. */
export const exclusiveServerLabel = "tracardi-pulumi/exclusive-server";

/** The pod of a server that load balancers talk to. */
export function servingPod(pod: PodArgs, serving: ServingArgs): PodTemplate {
  const { selector, exclusiveServer, timing } = serving;
  const labels = exclusiveServer ? { ...pod.labels, [exclusiveServerLabel]: "true" } : pod.labels;
  const probe = (periodSeconds: number, failureThreshold: number) => ({
    httpGet: { path: serving.healthCheckPath, port: containerPort },
    periodSeconds,
    failureThreshold,
    timeoutSeconds: 5,
  });
  const { annotations = {} } = pod.extras ?? {};
  return {
    metadata: {
      labels: { ...pod.extras?.labels, ...labels },
      ...(Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
    },
    spec: hardened(
      pod,
      {
        terminationGracePeriodSeconds: timing.gracePeriod,
        topologySpreadConstraints: [levelZones(selector)],
        affinity: onServerOfItsOwn(selector, exclusiveServer),
      },
      {
        ports: [{ name: "http", containerPort }],
        startupProbe: probe(5, 36),
        readinessProbe: probe(5, 3),
        // Slow to judge: a Redis that does not answer blocks every instance at once.
        livenessProbe: probe(20, 3),
        lifecycle: { preStop: { sleep: { seconds: timing.preStop } } },
      },
    ),
  };
}

/**
 * A pod that does nothing but hold a server of its own, and gives way at once to whatever is worth more. An
 * instance takes the place by preemption, as the placeholder has the label that keeps instances apart.
 */
export function placeholderPod(
  pod: PodArgs,
  selector: Labels,
  priorityClassName: pulumi.Input<string>,
): PodTemplate {
  return {
    metadata: { labels: { ...pod.labels, [exclusiveServerLabel]: "true" } },
    spec: hardened(
      pod,
      {
        priorityClassName,
        terminationGracePeriodSeconds: 0,
        topologySpreadConstraints: [levelZones(selector)],
        affinity: onServerOfItsOwn(selector, true),
      },
      {},
    ),
  };
}

/** The pod of a task that runs to its end. */
export function taskPod(pod: PodArgs): PodTemplate {
  const limits = { restartPolicy: "Never" };
  return { metadata: { labels: pod.labels }, spec: hardened(pod, limits, {}) };
}

/** The pod of a process that goes on and on, and that nobody connects to. */
export function backgroundPod(pod: PodArgs): PodTemplate {
  return { metadata: { labels: pod.labels }, spec: hardened(pod, {}, {}) };
}

/** What all pods have in common: no rights, no writable files but the named ones, a place to run. */
function hardened(
  { installation, placement, container, extras, pullSecret }: PodArgs,
  podParts: Partial<PodSpec>,
  containerParts: Partial<kubernetes.types.input.core.v1.Container>,
): PodSpec {
  return {
    ...(extras?.serviceAccountName !== undefined && {
      serviceAccountName: extras.serviceAccountName,
    }),
    automountServiceAccountToken: false,
    // A Service named redis would set REDIS_PORT to something that is no port.
    enableServiceLinks: false,
    ...schedulingOf(installation, placement),
    ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: container.userId,
      runAsGroup: container.userId,
      fsGroup: container.userId,
      seccompProfile: { type: "RuntimeDefault" },
    },
    volumes: [{ name: "tmp", emptyDir: {} }, ...(container.volumes ?? [])],
    ...podParts,
    containers: [
      {
        name: container.name,
        image: container.image,
        imagePullPolicy: "IfNotPresent",
        command: container.command as pulumi.Input<string>[] | undefined,
        env: [...container.env, ...(extras?.env ?? [])],
        resources: {
          requests: { cpu: container.cpu, memory: container.memory.request },
          limits: { memory: container.memory.limit },
        },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          readOnlyRootFilesystem: true,
        },
        terminationMessagePolicy: "FallbackToLogsOnError",
        volumeMounts: [{ name: "tmp", mountPath: "/tmp" }, ...(container.mounts ?? [])],
        ...containerParts,
      },
    ],
  };
}

/**
 * Level zones where that is possible. `DoNotSchedule` would leave a pod waiting after the loss of a zone,
 * which counts as an empty one.
 */
const levelZones = (selector: Labels) => ({
  topologyKey: "topology.kubernetes.io/zone",
  maxSkew: 1,
  whenUnsatisfiable: "ScheduleAnyway",
  nodeTaintsPolicy: "Honor",
  matchLabelKeys: ["pod-template-hash"],
  labelSelector: { matchLabels: { ...selector } },
});

/** Each instance on another server: apart from its own kind, or from all that have a server to themselves. */
const onServerOfItsOwn = (selector: Labels, exclusiveServer: boolean) => ({
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        topologyKey: "kubernetes.io/hostname",
        ...(exclusiveServer
          ? {
              labelSelector: { matchLabels: { [exclusiveServerLabel]: "true" } },
              namespaceSelector: {},
            }
          : { labelSelector: { matchLabels: { ...selector } } }),
      },
    ],
  },
});
