import type { Inputs, TestStack } from "./policyStack";

/** Host names under which a made-up layout is reached. */
export const hosts = {
  publicApi: "track.example.com",
  internalApi: "tracardi-api.example.com",
  gui: "tracardi.example.com",
} as const;

export const namespace = "tracardi";

const tag = "0.8.2.1";

/** The Secret `tracardi`, which all processes take their secrets from. */
const secretValues = {
  INSTALLATION_TOKEN: "Vq3uR8mZx0tKcW5yLh2nEb7sPd4fGj6a",
  AUTO_PROFILE_MERGING: "m9TzXw4kQh7rBv2cYn5uLs8e",
  ELASTIC_HTTP_AUTH_PASSWORD: "Made-up-2-password",
} as const;

const fromSecret = (name: string): Inputs => ({
  name,
  valueFrom: { secretKeyRef: { name: "tracardi", key: name } },
});

/** The stores, as every process but the GUI knows them. */
const stores = (): Inputs[] => [
  { name: "ELASTIC_HOST", value: "https://vpc-tracardi-x1y2z3.eu-west-1.es.amazonaws.com:443" },
  { name: "ELASTIC_HTTP_AUTH_USERNAME", value: "tracardi" },
  fromSecret("ELASTIC_HTTP_AUTH_PASSWORD"),
  { name: "ELASTIC_VERIFY_CERTS", value: "yes" },
  { name: "REDIS_HOST", value: "tracardi.x1y2z3.ng.0001.euw1.cache.amazonaws.com" },
  { name: "REDIS_PORT", value: "6379" },
  fromSecret("AUTO_PROFILE_MERGING"),
];

/** `EXPOSE_GUI_API` comes first: many tests change it there. */
const apiEnv = (guiApi: "yes" | "no"): Inputs[] => [
  { name: "EXPOSE_GUI_API", value: guiApi },
  { name: "PRODUCTION", value: "yes" },
  { name: "API_DOCS", value: "no" },
  { name: "SAVE_LOGS", value: guiApi === "no" ? "no" : "yes" },
  { name: "ENABLE_ERRORS_ON_RESPONSE", value: "no" },
  { name: "LOGGING_LEVEL", value: "WARNING" },
  { name: "WEB_CONCURRENCY", value: "4" },
  { name: "PORT", value: "8080" },
  fromSecret("INSTALLATION_TOKEN"),
  ...stores(),
];

interface Parts {
  readonly app: string;
  readonly image: string;
  readonly replicas: number;
  readonly env: readonly Inputs[];
  /** What other pods of the same kind have in common; no two of them share a server. */
  readonly kind?: "api" | "gui";
}

function workload({ app, image, replicas, env, kind }: Parts): Inputs {
  const labels = { app, tier: "tracardi", ...(kind === undefined ? {} : { kind }) };
  const apart = {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { kind } } },
      ],
    },
  };
  const ports = kind === undefined ? [] : [{ containerPort: 8080 }];
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: app, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app } },
      ...(kind === undefined ? { strategy: { type: "Recreate" } } : {}),
      template: {
        metadata: { labels },
        spec: {
          ...(kind === undefined ? {} : { affinity: apart }),
          enableServiceLinks: false,
          containers: [{ name: app, image: `tracardi/${image}:${tag}`, ports, env: [...env] }],
        },
      },
    },
  };
}

const api = (app: string, replicas: number, guiApi: "yes" | "no"): Parts => ({
  ...{ app, image: "tracardi-api", replicas, env: apiEnv(guiApi), kind: "api" },
});

/** Lets servers be emptied one pod at a time. */
const budget = (app: string): Inputs => ({
  metadata: { name: app, namespace },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app } } },
});

/**
 * All of Tracardi that runs, complete: Deployments `public-api`, `internal-api`, `gui` and `apm`, which
 * are called `public`, `internal`, `gui` and `apm` in Kubernetes; budgets
 * `public-budget`, `internal-budget` and `gui-budget`; and in each cluster the Secret `tracardi`, by the
 * names `secret` (`public-secret` where the public API has a cluster of its own).
 */
export function addWorkloads(
  stack: TestStack,
  provider: { readonly publicApi: string; readonly rest: string },
): TestStack {
  const { publicApi, rest } = provider;
  addSecret(stack, "secret", rest);
  if (publicApi !== rest) addSecret(stack, "public-secret", publicApi);
  const add = (name: string, cluster: string, parts: Parts) =>
    stack.add("kubernetes:apps/v1:Deployment", name, workload(parts), { provider: cluster });
  add("public-api", publicApi, api("public", 3, "no"));
  add("internal-api", rest, api("internal", 2, "yes"));
  const guiEnv = [{ name: "API_URL", value: `https://${hosts.internalApi}` }];
  add("gui", rest, { app: "gui", image: "tracardi-gui", replicas: 2, env: guiEnv, kind: "gui" });
  const apmEnv = [
    { name: "MODE", value: "worker" },
    { name: "PRODUCTION", value: "yes" },
    ...stores(),
  ];
  add("apm", rest, { app: "apm", image: "apm", replicas: 1, env: apmEnv });
  addBudget(stack, "public", publicApi);
  addBudget(stack, "internal", rest);
  addBudget(stack, "gui", rest);
  return stack;
}

/** One API group for events and people: Deployment `api` of that name, `api-budget` and `secret`. */
export function addOneApi(stack: TestStack, provider: string): TestStack {
  addSecret(stack, "secret", provider);
  addBudget(stack, "api", provider);
  const inputs = workload(api("api", 2, "yes"));
  return stack.add("kubernetes:apps/v1:Deployment", "api", inputs, { provider });
}

const addSecret = (stack: TestStack, name: string, provider: string): TestStack =>
  stack.add(
    "kubernetes:core/v1:Secret",
    name,
    { metadata: { name: "tracardi", namespace }, stringData: { ...secretValues } },
    { provider },
  );

const addBudget = (stack: TestStack, app: string, provider: string): TestStack =>
  stack.add("kubernetes:policy/v1:PodDisruptionBudget", `${app}-budget`, budget(app), { provider });

/** A Job of the API's image, which installs Tracardi and ends. */
export function installer(): Inputs {
  const parts = { app: "installer", image: "tracardi-api", replicas: 1, env: apiEnv("yes") };
  const { metadata, spec } = workload(parts);
  const { metadata: labels, spec: pod } = spec.template;
  const template = { metadata: labels, spec: { ...pod, restartPolicy: "OnFailure" } };
  return { apiVersion: "batch/v1", kind: "Job", metadata, spec: { template } };
}
