import type { KubernetesObject } from "../support/api";

/** A copy of an object, changed. */
export function changed(
  object: KubernetesObject,
  change: (copy: KubernetesObject) => void,
): KubernetesObject {
  const copy = structuredClone(object);
  change(copy);
  return copy;
}

/** The entries of a container's environment with one of this name put in, replaced or, without a value, left out. */
export const env = (
  container: KubernetesObject,
  name: string,
  ...values: KubernetesObject[]
): KubernetesObject[] => [
  ...container.env.filter((each: KubernetesObject) => each.name !== name),
  ...values.map((value) => ({ name, ...value })),
];

const labels = { app: "another" };

type Wrap = (namespace: string, spec: KubernetesObject) => KubernetesObject;

const workload =
  (apiVersion: string, kind: string, more: KubernetesObject = {}): Wrap =>
  (namespace, spec) => ({
    apiVersion,
    kind,
    metadata: { name: "another", namespace },
    spec: {
      ...(apiVersion === "batch/v1" ? {} : { selector: { matchLabels: labels } }),
      template: { metadata: { labels }, spec },
      ...more,
    },
  });

const task = (spec: KubernetesObject) => ({ ...spec, restartPolicy: "Never" });

/** An object of every kind that makes pods, of this pod. */
export const kinds: { readonly [kind: string]: Wrap } = {
  Pod: (namespace, spec) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "another", namespace, labels },
    spec,
  }),
  ReplicationController: workload("v1", "ReplicationController", { selector: labels }),
  Deployment: workload("apps/v1", "Deployment"),
  ReplicaSet: workload("apps/v1", "ReplicaSet"),
  StatefulSet: workload("apps/v1", "StatefulSet", { serviceName: "another" }),
  DaemonSet: workload("apps/v1", "DaemonSet"),
  Job: (namespace, spec) => workload("batch/v1", "Job")(namespace, task(spec)),
  CronJob: (namespace, spec) => ({
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: "another", namespace },
    spec: {
      schedule: "0 0 1 1 *",
      jobTemplate: { spec: workload("batch/v1", "Job")(namespace, task(spec)).spec },
    },
  }),
};

export const service = (namespace: string, spec: KubernetesObject): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "another", namespace },
  spec: { selector: labels, ports: [{ port: 8080 }], ...spec },
});

export const ingress = (namespace: string): KubernetesObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "another", namespace },
  spec: { defaultBackend: { service: { name: "gui", port: { number: 8080 } } } },
});

export const route = (namespace: string): KubernetesObject => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name: "another", namespace },
  spec: { rules: [{ backendRefs: [{ name: "gui", port: 8080 }] }] },
});

export const networkPolicy = (namespace: string, spec: KubernetesObject): KubernetesObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "another", namespace },
  spec: { podSelector: {}, ...spec },
});

export const autoscaler = (
  namespace: string,
  name: string,
  minReplicas?: number,
): KubernetesObject => ({
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name: "another", namespace },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
    minReplicas,
    maxReplicas: 8,
  },
});

/** A server that KWOK plays, for pods of any pool. */
export const server = (index: number, pool: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: `${pool}-${index}`,
    labels: {
      "kubernetes.io/hostname": `${pool}-${index}`,
      "tracardi-pulumi/pool": pool,
      "topology.kubernetes.io/zone": `eu-west-1${"abc"[index % 3]}`,
    },
  },
  status: {
    capacity: { cpu: "8", memory: "32Gi", pods: "50" },
    allocatable: { cpu: "8", memory: "32Gi", pods: "50" },
  },
});
