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
];

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
