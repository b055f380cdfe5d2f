import type { KubernetesObject } from "../../support/api";
import { type Attempt, create, debug, podSpec, replace, replicaSets } from "../actions";
import { changed, env, kinds } from "../objects";
import { namespaces } from "../site";

const { publicApi } = namespaces;

const exposed = /EXPOSE_GUI_API must be there exactly once/;
const around = /have no command, args or envFrom, and no exec in probes and hooks/;
const started = /have none of the variables APP_MODULE, MODULE_NAME, .*GUNICORN_CMD_ARGS/;
const guiApi = { guard: "gui-api", says: exposed };
const setTo =
  (...values: KubernetesObject[]) =>
  (container: KubernetesObject) =>
    (container.env = env(container, "EXPOSE_GUI_API", ...values));

const wrongValues: [string, KubernetesObject[]][] = [
  ["yes", [{ value: "yes" }]],
  ["absent", []],
  ["NO", [{ value: "NO" }]],
  ["no and a space", [{ value: "no " }]],
  ["empty", [{ value: "" }]],
  ["another variable's", [{ value: "$(PRODUCTION)" }]],
  ["no, then yes", [{ value: "no" }, { value: "yes" }]],
  ["no, twice", [{ value: "no" }, { value: "no" }]],
  ["of a ConfigMap", [{ valueFrom: { configMapKeyRef: { name: "settings", key: "gui" } } }]],
  ["of a Secret", [{ valueFrom: { secretKeyRef: { name: "settings", key: "gui" } } }]],
  ["of a label", [{ valueFrom: { fieldRef: { fieldPath: "metadata.labels['gui']" } } }]],
];

export const guiApiAttempts: Attempt[] = [
  ...wrongValues.map(([what, values]): Attempt => ({
    what: `replaces the public API's Deployment: EXPOSE_GUI_API ${what}`,
    ...guiApi,
    act: (api) => replace(api, publicApi, setTo(...values)),
  })),
  ...Object.entries(kinds).map(([kind, wrap]): Attempt => ({
    what: `creates a ${kind} of public API pods with EXPOSE_GUI_API yes`,
    ...guiApi,
    act: async (api) => {
      const spec = changed(await podSpec(api, publicApi), (copy) =>
        setTo({ value: "yes" })(copy.containers[0]),
      );
      return create(api, wrap(publicApi, spec));
    },
  })),
  {
    what: "applies the public API's Deployment with EXPOSE_GUI_API yes",
    ...guiApi,
    act: async (api) => {
      const spec = changed(await podSpec(api, publicApi), (copy) =>
        setTo({ value: "yes" })(copy.containers[0]),
      );
      const { metadata, ...object } = kinds.Deployment(publicApi, spec);
      return api.apply({ ...object, metadata: { ...metadata, name: "applied" } });
    },
  },
  {
    what: "adds an init container of the API with the GUI API on",
    ...guiApi,
    act: (api) =>
      replace(api, publicApi, (container, spec) => {
        const { image, env: variables } = container;
        const init = { image, env: env({ env: variables }, "EXPOSE_GUI_API", { value: "yes" }) };
        spec.initContainers = [{ ...init, name: "early" }];
      }),
  },
  {
    what: "debugs a public API pod with an API container that has the GUI API on",
    ...guiApi,
    act: async (api) => {
      const [{ image, env: variables }] = (await podSpec(api, publicApi)).containers;
      const rest = env({ env: variables }, "EXPOSE_GUI_API", { value: "yes" });
      return debug(api, publicApi, { image, env: rest });
    },
  },
  {
    what: "patches the ReplicaSet of the public API: EXPOSE_GUI_API yes",
    ...guiApi,
    act: async (api) => {
      const [replicaSet] = await replicaSets(api, publicApi);
      setTo({ value: "yes" })(replicaSet.spec.template.spec.containers[0]);
      return api.patch(await api.pathOf(replicaSet), { spec: replicaSet.spec });
    },
  },
  {
    what: "sets EXPOSE_GUI_API in a sidecar whose image has another name",
    ...guiApi,
    act: (api) =>
      replace(api, publicApi, (_, spec) => {
        const sidecar = { name: "other", image: "docker.io/tracardi/mirrored:1" };
        spec.containers.push({ ...sidecar, env: [{ name: "EXPOSE_GUI_API", value: "yes" }] });
      }),
  },
  {
    what: "runs the public API by an image of another name, without EXPOSE_GUI_API",
    ...guiApi,
    act: (api) =>
      replace(api, publicApi, (container) => {
        container.image = "docker.io/tracardi/renamed:1";
        setTo()(container);
      }),
  },
  {
    what: "takes EXPOSE_GUI_API from envFrom alone",
    ...guiApi,
    act: (api) =>
      replace(api, publicApi, (container) => {
        setTo()(container);
        container.envFrom = [{ prefix: "EXPOSE_", configMapRef: { name: "settings" } }];
      }),
  },
  ...[
    ["command", (container: KubernetesObject) => (container.command = ["sh", "-c", "exec api"])],
    ["args", (container: KubernetesObject) => (container.args = ["--env", "EXPOSE_GUI_API=yes"])],
    [
      "envFrom",
      (container: KubernetesObject) =>
        (container.envFrom = [{ configMapRef: { name: "settings" } }]),
    ],
    [
      "a hook after its start",
      handled("lifecycle", { postStart: exec("export EXPOSE_GUI_API=yes") }),
    ],
    ["a hook before its stop", handled("lifecycle", { preStop: exec("sleep 1") })],
    ["a probe that runs a command", handled("readinessProbe", exec("touch /tmp/ready"))],
  ].map(([what, change]): Attempt => ({
    what: `gives the public API ${String(what)} besides EXPOSE_GUI_API no`,
    guard: "gui-api",
    says: around,
    act: (api) => replace(api, publicApi, change as (container: KubernetesObject) => void),
  })),
  ...[
    { name: "GUNICORN_CMD_ARGS", value: "--env EXPOSE_GUI_API=yes" },
    { name: "GUNICORN_CONF", value: "/mounted/conf.py" },
    { name: "PRE_START_PATH", value: "/mounted/prestart.sh" },
    { name: "APP_MODULE", value: "mounted.main:application" },
    { name: "MODULE_NAME", value: "mounted.main" },
    { name: "VARIABLE_NAME", value: "another" },
    { name: "WORKER_CLASS", value: "mounted.Worker" },
    { name: "GUNICORN_CONF", valueFrom: { configMapKeyRef: { name: "settings", key: "conf" } } },
  ].map((variable): Attempt => ({
    what: `sets ${variable.name} of the public API besides EXPOSE_GUI_API no: ${variable.value ?? "of a ConfigMap"}`,
    guard: "gui-api",
    says: started,
    act: (api) => replace(api, publicApi, (container) => container.env.push(variable)),
  })),
];

function exec(command: string): KubernetesObject {
  return { exec: { command: ["sh", "-c", command] } };
}

function handled(what: string, handler: KubernetesObject) {
  return (container: KubernetesObject) => (container[what] = handler);
}
