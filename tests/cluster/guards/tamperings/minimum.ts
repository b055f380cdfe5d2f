import type { Api } from "../../support/api";
import { type Attempt, create, deployment, replicaSets, sidecarPod } from "../actions";
import { autoscaler, changed, kinds } from "../objects";
import { namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;

const apm = `/apis/apps/v1/namespaces/${internalApi}/deployments/apm`;

const fewer = /fewer instances than the installation was deployed with/;
const minimum = { guard: "minimum", says: fewer };
const scale = (path: string, replicas: number) => (api: Api) =>
  api.patch(`${path}/scale`, { spec: { replicas } });
const byAutoscaler = { guard: "minimum", says: /would let the autoscaler go below/ };

export const minimumAttempts: Attempt[] = [
  { what: "scales the public API to 2", ...minimum, act: scale(deployment(publicApi), 2) },
  { what: "scales the public API to 0", ...minimum, act: scale(deployment(publicApi), 0) },
  { what: "scales the internal API to 1", ...minimum, act: scale(deployment(internalApi), 1) },
  { what: "scales the GUI to 0", ...minimum, act: scale(deployment(gui), 0) },
  { what: "scales apm to 0", ...minimum, act: scale(apm, 0) },
  {
    what: "patches apm to 0 instances",
    ...minimum,
    act: (api) => api.patch(apm, { spec: { replicas: 0 } }),
  },
  {
    what: "scales the ReplicaSet of apm to 0",
    guard: "minimum",
    says: /scaled down by their Deployment alone/,
    act: async (api) => {
      const all = await replicaSets(api, internalApi);
      const own = all.find(({ metadata }) => metadata.name.startsWith("apm-"));
      return scale(await api.pathOf(own ?? {}), 0)(api);
    },
  },
  {
    what: "replaces the scale of the public API",
    ...minimum,
    act: async (api) => {
      const path = `${deployment(publicApi)}/scale`;
      const current = await api.get(path);
      return api.replace(path, { ...current, spec: { replicas: 1 } });
    },
  },
  {
    what: "patches the public API to 2 instances",
    ...minimum,
    act: (api) => api.patch(deployment(publicApi), { spec: { replicas: 2 } }),
  },
  {
    what: "leaves the number out, which makes it 1",
    ...minimum,
    act: (api) => api.patch(deployment(internalApi), { spec: { replicas: null } }),
  },
  {
    what: "applies the GUI with 1 instance",
    ...minimum,
    act: async (api) => {
      const { spec } = await api.get(deployment(gui));
      const metadata = { name: "gui", namespace: gui };
      return api.apply({
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata,
        spec: { ...spec, replicas: 1 },
      });
    },
  },
  {
    what: "creates a StatefulSet in the public API's name with 1 instance",
    ...minimum,
    act: (api) =>
      create(
        api,
        changed(kinds.StatefulSet(publicApi, sidecarPod), ({ metadata, spec }) => {
          metadata.name = "public-api";
          spec.replicas = 1;
        }),
      ),
  },
  ...["patches", "scales"].map((verb): Attempt => ({
    what: `${verb} the ReplicaSet of the public API to 0`,
    guard: "minimum",
    says: /scaled down by their Deployment alone/,
    act: async (api) => {
      const [replicaSet] = await replicaSets(api, publicApi);
      const path = await api.pathOf(replicaSet);
      return api.patch(verb === "scales" ? `${path}/scale` : path, { spec: { replicas: 0 } });
    },
  })),
  ...[1, 2, undefined].map((least): Attempt => ({
    what: `has the public API scaled from ${least ?? "no number"}`,
    ...byAutoscaler,
    act: (api) => create(api, autoscaler(publicApi, "public-api", least)),
  })),
  {
    what: "has the internal API scaled from 1, by the old API of autoscalers",
    ...byAutoscaler,
    act: (api) =>
      create(api, {
        ...autoscaler(internalApi, "internal-api", 1),
        apiVersion: "autoscaling/v1",
      }),
  },
  {
    what: "has an autoscaler's minimum lowered",
    ...byAutoscaler,
    act: async (api) => {
      const own = changed(autoscaler(publicApi, "public-api", 3), ({ metadata }) => {
        metadata.name = "lowered";
      });
      await create(api, own);
      return api.patch(await api.pathOf(own), { spec: { minReplicas: 1 } });
    },
  },
  {
    what: "turns an autoscaler of something else to the public API",
    ...byAutoscaler,
    act: async (api) => {
      const own = changed(autoscaler(publicApi, "something-else", 1), ({ metadata }) => {
        metadata.name = "turned";
      });
      await create(api, own);
      return api.patch(await api.pathOf(own), { spec: { scaleTargetRef: { name: "public-api" } } });
    },
  },
  {
    what: "has the ReplicaSet of the public API scaled behind its Deployment's back",
    ...byAutoscaler,
    act: async (api) => {
      const [{ metadata }] = await replicaSets(api, publicApi);
      return create(
        api,
        changed(autoscaler(publicApi, metadata.name, 1), ({ spec }) => {
          spec.scaleTargetRef.kind = "ReplicaSet";
        }),
      );
    },
  },
  ...[
    { type: "Recreate", rollingUpdate: null },
    { rollingUpdate: { maxUnavailable: "100%", maxSurge: 0 } },
    { rollingUpdate: { maxUnavailable: 1 } },
  ].map((strategy): Attempt => ({
    what: `has rollouts of the public API stop instances first: ${JSON.stringify(strategy)}`,
    guard: "minimum",
    says: /would stop instances before others are ready/,
    act: (api) => api.patch(deployment(publicApi), { spec: { strategy } }),
  })),
  ...[
    { maxUnavailable: "100%" },
    { maxUnavailable: 2 },
    { maxUnavailable: null, minAvailable: 0 },
    { maxUnavailable: null },
    { maxUnavailable: null, minAvailable: "50%" },
    { selector: { matchLabels: { "app.kubernetes.io/component": "nothing" } } },
  ].map((spec): Attempt => ({
    what: `lets all instances be evicted at once: ${JSON.stringify(spec)}`,
    guard: "minimum",
    says: /lets one instance at a time go/,
    act: (api) =>
      api.patch(`/apis/policy/v1/namespaces/${publicApi}/poddisruptionbudgets/public-api`, {
        spec,
      }),
  })),
  ...[
    { matchLabels: { "app.kubernetes.io/component": "public-api" } },
    { matchLabels: { "app.kubernetes.io/instance": "tracardi" } },
    { matchLabels: {} },
  ].map((selector): Attempt => ({
    what: `has a second budget keep the public API's pods where they are: ${JSON.stringify(selector)}`,
    guard: "minimum",
    says: /A second PodDisruptionBudget .* would keep every one of them/,
    act: (api) =>
      create(api, {
        apiVersion: "policy/v1",
        kind: "PodDisruptionBudget",
        metadata: { name: "another", namespace: publicApi },
        spec: { maxUnavailable: 0, selector },
      }),
  })),
];
