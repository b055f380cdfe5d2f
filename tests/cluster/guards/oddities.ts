import type { KubernetesObject } from "../support/api";
import { autoscaler, changed, kinds, networkPolicy, service } from "./objects";
import { namespaces } from "./site";

const { publicApi, internalApi } = namespaces;

const api = (more: KubernetesObject) => ({
  containers: [{ name: "api", image: "docker.io/tracardi/tracardi-api:0.8.2.1", ...more }],
});

/** Parts of a pod that lack what most have. */
const oddPods: KubernetesObject[] = [
  {},
  { containers: [] },
  { containers: null },
  { containers: [{ name: "api" }] },
  api({ env: [{ name: "EXPOSE_GUI_API" }] }),
  api({ env: [{ name: "INSTALLATION_TOKEN", valueFrom: {} }] }),
  api({ env: null, lifecycle: {}, readinessProbe: {}, ports: [{}] }),
  { ...api({}), initContainers: null, volumes: [{ name: "v", image: {} }, { name: "w" }] },
];

const budget = (name: string, spec: KubernetesObject) => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name, namespace: publicApi },
  spec,
});

/** Without one of its parts. */
const without = (object: KubernetesObject, ...parts: string[]) =>
  changed(object, (copy) => {
    const left = Object.entries(copy.spec).filter(([part]) => !parts.includes(part));
    copy.spec = Object.fromEntries(left);
  });

/**
 * Objects that lack parts, which the API server would refuse itself or give defaults. A rule that reads such a part
 * must not fail: its expression would be the message.
 */
export const oddities: KubernetesObject[] = [
  ...Object.values(kinds).flatMap((wrap) => oddPods.map((spec) => wrap(publicApi, spec))),
  ...["ReplicationController", "Deployment", "ReplicaSet", "Job"].map((kind) =>
    without(kinds[kind](internalApi, {}), "template", "selector"),
  ),
  without(kinds.CronJob(internalApi, {}), "jobTemplate"),
  changed(kinds.Deployment(publicApi, oddPods[3]), ({ metadata, spec }) => {
    metadata.name = "public-api";
    spec.strategy = {};
  }),
  changed(kinds.ReplicaSet(publicApi, {}), ({ spec }) => (spec.selector = null)),
  without(autoscaler(publicApi, "public-api"), "scaleTargetRef"),
  ...["public-api", "another"].flatMap((name) => [
    budget(name, {}),
    budget(name, { selector: {} }),
  ]),
  budget("public-api", { minAvailable: "50%" }),
  without(service(publicApi, {}), "selector", "ports"),
  ...[{}, { ingress: [{ from: [{}], ports: [{}] }] }, { egress: [{ to: null, ports: null }] }].map(
    (spec) => networkPolicy(publicApi, spec),
  ),
  networkPolicy(publicApi, {
    ingress: [
      { from: [{ podSelector: {} }, { namespaceSelector: {} }], ports: [{ port: "http" }] },
    ],
  }),
  ...["eks.amazonaws.com/v1", "elbv2.k8s.aws/v1beta1"].map((apiVersion) => ({
    apiVersion,
    kind: "TargetGroupBinding",
    metadata: { name: "another", namespace: publicApi },
    spec: { serviceRef: { name: "x", port: 1 } },
  })),
  { apiVersion: "v1", kind: "Secret", metadata: { name: "odd", namespace: publicApi } },
  { apiVersion: "v1", kind: "Endpoints", metadata: { name: "odd", namespace: publicApi } },
  {
    apiVersion: "v1",
    kind: "ReplicationController",
    metadata: { name: "odd", namespace: publicApi },
  },
];
