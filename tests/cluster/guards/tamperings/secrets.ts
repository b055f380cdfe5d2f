import type { KubernetesObject } from "../../support/api";
import { type Attempt, create, podSpec, replace } from "../actions";
import { changed, env, kinds } from "../objects";
import { namespaces } from "../site";

const { publicApi, internalApi } = namespaces;

const token = { guard: "defaults", says: /^[^]*INSTALLATION_TOKEN must be there in each API/ };
const setToken =
  (...values: KubernetesObject[]) =>
  (container: KubernetesObject) =>
    (container.env = env(container, "INSTALLATION_TOKEN", ...values));

const weakTokens: [string, KubernetesObject[]][] = [
  ["Tracardi's default", [{ value: "tracardi" }]],
  ["absent, which is the default", []],
  ["empty", [{ value: "" }]],
  ["another variable's", [{ value: "$(TENANT)" }]],
  ["of a label that is tracardi", [labelled()]],
  ["of a Secret that need not be there", [optional()]],
  ["under another key of a Secret", [ofSecret("foo")]],
  ["under another variable's key", [ofSecret("AUTO_PROFILE_MERGING")]],
  ["under a key in other letters", [ofSecret("installation_token")]],
];

function ofSecret(key: string): KubernetesObject {
  return { valueFrom: { secretKeyRef: { name: "another", key } } };
}

function labelled(): KubernetesObject {
  const fieldPath = "metadata.labels['app.kubernetes.io/name']";
  return { valueFrom: { fieldRef: { fieldPath } } };
}

function optional(): KubernetesObject {
  const secretKeyRef = { name: "none", key: "INSTALLATION_TOKEN", optional: true };
  return { valueFrom: { secretKeyRef } };
}

export const secretAttempts: Attempt[] = [
  ...weakTokens.map(([what, values], index): Attempt => ({
    what: `replaces a Deployment: INSTALLATION_TOKEN ${what}`,
    ...token,
    act: (api) => replace(api, [publicApi, internalApi][index % 2], setToken(...values)),
  })),
  ...["Pod", "Job", "CronJob"].map((kind): Attempt => ({
    what: `creates a ${kind} of the internal API with the default token`,
    ...token,
    act: async (api) => {
      const spec = changed(await podSpec(api, internalApi), (copy) =>
        setToken({ value: "tracardi" })(copy.containers[0]),
      );
      return create(api, kinds[kind](internalApi, spec));
    },
  })),
  {
    what: "leaves the merge secret to Tracardi's default",
    guard: "defaults",
    says: /AUTO_PROFILE_MERGING must be there/,
    act: (api) =>
      replace(api, internalApi, (container) => {
        container.env = env(container, "AUTO_PROFILE_MERGING");
      }),
  },
  ...(
    [
      ["left out", []],
      ["as Tracardi's default", [{ value: "s>a.d-kljsa87^5adh" }]],
      ["under another key of a Secret", [ofSecret("foo")]],
      ["of a ConfigMap", [{ valueFrom: { configMapKeyRef: { name: "another", key: "a" } } }]],
    ] as [string, KubernetesObject[]][]
  ).map(([what, values]): Attempt => ({
    what: `gives apm the merge secret ${what}`,
    guard: "defaults",
    says: /AUTO_PROFILE_MERGING must be there in each .* background processes/,
    act: async (api) => {
      const path = `/apis/apps/v1/namespaces/${internalApi}/deployments/apm`;
      const apm = await api.get(path);
      const [container] = apm.spec.template.spec.containers as KubernetesObject[];
      container.env = env(container, "AUTO_PROFILE_MERGING", ...values);
      return api.replace(path, apm);
    },
  })),
  {
    what: "runs apm by its image under another name, with the default merge secret",
    guard: "defaults",
    says: /AUTO_PROFILE_MERGING must be there/,
    act: (api) => {
      const containers = [{ name: "mine", image: "docker.io/tracardi/apm:0.8.2.1" }];
      return create(api, kinds.Pod(internalApi, { containers }));
    },
  },
  {
    what: "writes the default token into the Secret of the public API",
    guard: "secrets",
    says: /INSTALLATION_TOKEN must not be empty or Tracardi's public default/,
    act: async (api) => {
      const all = await api.list(`/api/v1/namespaces/${publicApi}/secrets`);
      const own = all.find(({ data }) => data?.INSTALLATION_TOKEN !== undefined);
      return api.patch(`/api/v1/namespaces/${publicApi}/secrets/${own?.metadata.name}`, {
        stringData: { INSTALLATION_TOKEN: "tracardi" },
      });
    },
  },
];
