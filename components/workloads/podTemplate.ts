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

/** The only container of a Tracardi pod. */
export interface ContainerArgs {
  readonly name: string;
  readonly image: string;
  /** If absent, the image's own command runs. */
  readonly command?: string[];
  readonly env: EnvVar[];
  /** The user id of the process; the files of the images are world-readable. */
  readonly userId: number;
  readonly cpu: string;
  /** @default as much as is free */
  readonly cpuLimit?: string;
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

/** What a pod needs to serve requests: where it answers, how it starts and how it stops. */
export interface ServingArgs {
  readonly healthCheckPath: string;
  readonly timing: Timing;
  /** The labels that distinguish this workload's pods from all others. */
  readonly selector: Labels;
  /** No other pod with {@link exclusiveServerLabel} may share the server. */
  readonly exclusiveServer: boolean;
}

/** Marks the pods that each need a server of their own, in any namespace. */
export const exclusiveServerLabel = "tracardi-pulumi/exclusive-server";

/** The pod of a process that serves requests from load balancers. */
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
        // Be slow to restart: an unresponsive Redis blocks every instance at once.
        livenessProbe: probe(20, 3),
        lifecycle: { preStop: { sleep: { seconds: timing.preStop } } },
      },
    ),
  };
}

/**
 * A pod that only reserves a server, and gives way at once to any pod of higher priority. An instance gets the
 * server by preemption, because the placeholder has the label that keeps instances apart.
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

/** The pod of a task that runs to completion. */
export function taskPod(pod: PodArgs): PodTemplate {
  const limits = { restartPolicy: "Never" };
  return { metadata: { labels: pod.labels }, spec: hardened(pod, limits, {}) };
}

/** The pod of a process that runs forever and accepts no connections. */
export function backgroundPod(pod: PodArgs): PodTemplate {
  return { metadata: { labels: pod.labels }, spec: hardened(pod, {}, {}) };
}

/** What all pods share: no privileges, no writable files except the named ones, and their scheduling. */
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
    // A Service named redis would set REDIS_PORT to a value that is not a port.
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
          limits: {
            ...(container.cpuLimit !== undefined && { cpu: container.cpuLimit }),
            memory: container.memory.limit,
          },
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
 * Spreads pods evenly over the zones if possible. `DoNotSchedule` would leave a pod pending after the loss of a
 * zone, because the lost zone counts as an empty one.
 */
const levelZones = (selector: Labels) => ({
  topologyKey: "topology.kubernetes.io/zone",
  maxSkew: 1,
  whenUnsatisfiable: "ScheduleAnyway",
  nodeTaintsPolicy: "Honor",
  matchLabelKeys: ["pod-template-hash"],
  labelSelector: { matchLabels: { ...selector } },
});

/** Puts each instance on another server: away from its own kind, or from all pods that need a server of their own. */
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
