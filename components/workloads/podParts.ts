import type * as kubernetes from "@pulumi/kubernetes";

/** The parts of a pod template, by their Kubernetes names. */
export type EnvVar = kubernetes.types.input.core.v1.EnvVar;
export type Volume = kubernetes.types.input.core.v1.Volume;
export type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;
