import type * as kubernetes from "@pulumi/kubernetes";

/** What pods are put together from, by the names of Kubernetes. */
export type EnvVar = kubernetes.types.input.core.v1.EnvVar;
export type Volume = kubernetes.types.input.core.v1.Volume;
export type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;
