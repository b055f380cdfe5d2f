import type { Api, KubernetesObject } from "../../support/api";
import { type Attempt, create, podSpec, replace, sidecarPod } from "../actions";
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

/** The default, as a Secret has it. */
const mergeSecret = Buffer.from("s>a.d-kljsa87^5adh").toString("base64");

const weakSecret = (name: string) => ({
  guard: "secrets",
  says: new RegExp(`${name} must not be empty or Tracardi's public default`),
});

/** Changes the Secret that a role's pods take their token from. */
async function patchSecret(api: Api, namespace: string, patch: object): Promise<unknown> {
  const all = await api.list(`/api/v1/namespaces/${namespace}/secrets`);
  const own = all.find(({ data }) => data?.INSTALLATION_TOKEN !== undefined);
  return api.patch(`/api/v1/namespaces/${namespace}/secrets/${own?.metadata.name}`, patch);
}

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
  ...(
    [
      ["Pod", "docker.io/tracardi/apm:0.8.2.1", "containers"],
      ["Deployment", `docker.io/tracardi/apm@sha256:${"0".repeat(64)}`, "containers"],
      ["CronJob", "docker.io/tracardi/apm", "containers"],
      ["StatefulSet", "public.ecr.aws/aws-observability/tracardi/apm:1", "initContainers"],
    ] as const
  ).map(([kind, image, list]): Attempt => ({
    what: `runs ${image} under another name in the ${list} of a ${kind}, with the default merge secret`,
    guard: "defaults",
    says: /AUTO_PROFILE_MERGING must be there/,
    act: (api) => {
      const spec = { ...sidecarPod, [list]: [{ name: "mine", image }] };
      return create(api, kinds[kind](internalApi, spec));
    },
  })),
  {
    what: "writes the default token into the Secret of the public API",
    ...weakSecret("INSTALLATION_TOKEN"),
    act: (api) => patchSecret(api, publicApi, { stringData: { INSTALLATION_TOKEN: "tracardi" } }),
  },
  {
    what: "empties the token in the Secret of the internal API",
    ...weakSecret("INSTALLATION_TOKEN"),
    act: (api) => patchSecret(api, internalApi, { data: { INSTALLATION_TOKEN: "" } }),
  },
  {
    what: "writes the default merge secret, encoded, into the Secret of the internal API",
    ...weakSecret("AUTO_PROFILE_MERGING"),
    act: (api) => patchSecret(api, internalApi, { data: { AUTO_PROFILE_MERGING: mergeSecret } }),
  },
  {
    what: "creates a Secret with the default merge secret for a pod to come",
    ...weakSecret("AUTO_PROFILE_MERGING"),
    act: (api) =>
      create(api, {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "to-come", namespace: internalApi },
        data: { AUTO_PROFILE_MERGING: mergeSecret },
      }),
  },
];
