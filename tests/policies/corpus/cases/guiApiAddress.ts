import { type Inputs, U } from "../../../helpers/policyStack";
import { hosts } from "../../../helpers/workloads";
import type { Layout, RuleCases } from "../case";
import { addConfigMap, addIngress, addService } from "../changes";

const name = "API_URL";
const open = `https://${hosts.publicApi}`;

/** Mounts a file into the GUI in place of the one that its image would write. */
function mountEnvConfig(l: Layout, text: unknown): void {
  addConfigMap(l, "gui", "page", { "env-config.js": text } as Inputs);
  l.removeEnv("gui", name);
  const { volumes = [] } = l.podSpec("gui");
  l.podSpec("gui").volumes = [...volumes, { name: "page", configMap: { name: "page" } }];
}

export const cases: RuleCases = {
  rule: "tracardi-gui-api-address",
  red: [
    { what: "the public API's host", change: (l) => l.setEnv("gui", name, open) },
    {
      what: "the public API's host with port and path",
      change: (l) => l.setEnv("gui", name, `${open}:443/?production`),
    },
    {
      what: "the public API's host in capitals, with a dot at the end",
      change: (l) => l.setEnv("gui", name, `https://${hosts.publicApi.toUpperCase()}./`),
    },
    {
      what: "the public API's host without a scheme",
      change: (l) => l.setEnv("gui", name, `//${hosts.publicApi}`),
    },
    {
      what: "the public API's host from a ConfigMap",
      change: (l) => {
        addConfigMap(l, "gui", "settings", { url: open });
        l.setEnv("gui", name, { valueFrom: { configMapKeyRef: { name: "settings", key: "url" } } });
      },
    },
    {
      what: "the public API's host by envFrom",
      change: (l) => {
        addConfigMap(l, "gui", "settings", { [name]: open });
        l.removeEnv("gui", name);
        l.container("gui").envFrom = [{ configMapRef: { name: "settings" } }];
      },
    },
    {
      what: "the public API's host from a Secret",
      change: (l) => {
        l.addBeside("gui", "kubernetes:core/v1:Secret", "settings", { stringData: { url: open } });
        l.setEnv("gui", name, { valueFrom: { secretKeyRef: { name: "settings", key: "url" } } });
      },
    },
    {
      what: "the public API's host in the page's file",
      change: (l) => mountEnvConfig(l, `window._env_ = { PUBLIC_URL: "/", API_URL: "${open}" };`),
    },
    {
      what: "the public API's host in the page's file, as JSON",
      change: (l) => mountEnvConfig(l, `window._env_ = ${JSON.stringify({ API_URL: open })}`),
    },
    {
      what: "another host of the public API",
      change: (l) => {
        addIngress(l, "publicApi", {}, { ingressClassName: "nginx" });
        l.setEnv("gui", name, "https://further.example.com");
      },
    },
    {
      what: "the public API's Service",
      change: (l) => {
        addService(l, "publicApi", {});
        const { namespace } = l.inputs("publicApi").metadata;
        l.setEnv("gui", name, `http://extra.${namespace}.svc.cluster.local:443`);
      },
    },
    {
      what: "a name that external-dns makes for the public API",
      change: (l) => {
        const key = "external-dns.alpha.kubernetes.io/hostname";
        addService(l, "publicApi", {}, { [key]: "events.example.com, e.example.com" });
        l.setEnv("gui", name, "https://e.example.com");
      },
    },
    {
      what: "an API behind the right host that has the GUI API off",
      // The load balancer of the other form answers to all hosts.
      forms: ["component", "nginx", "service", "gateway"],
      change: (l) => l.setEnv("internalApi", "EXPOSE_GUI_API", "no"),
    },
    {
      what: "an address that is not known",
      undecided: true,
      change: (l) => l.setEnv("gui", name, { value: U }),
    },
    {
      what: "an address from a Secret that is not in the stack",
      undecided: true,
      change: (l) =>
        l.setEnv("gui", name, { valueFrom: { secretKeyRef: { name: "settings", key: "url" } } }),
    },
    {
      what: "a host that an Ingress leads to a Service that is not known",
      undecided: true,
      change: (l) => {
        addIngress(l, "publicApi", {}, { ingressClassName: "nginx" });
        const [rule] = l.stack.get("further").inputs.spec.rules;
        rule.http.paths[0].backend.service.name = U;
        l.setEnv("gui", name, "https://further.example.com");
      },
    },
    {
      what: "a host that may be the one of an Ingress to the public API",
      undecided: true,
      change: (l) => {
        addIngress(l, "publicApi", {}, { ingressClassName: "nginx" });
        l.stack.get("further").inputs.spec.rules[0].host = U;
        l.setEnv("gui", name, "https://further.example.com");
      },
    },
    {
      what: "a page's file from a ConfigMap that is not in the stack",
      undecided: true,
      change: (l) => {
        l.removeEnv("gui", name);
        l.podSpec("gui").volumes = [{ name: "page", configMap: { name: "page" } }];
      },
    },
    {
      what: "a page's file that is not known",
      undecided: true,
      change: (l) => mountEnvConfig(l, U),
    },
  ],
  green: [
    {
      what: "the internal API's host with port and path",
      change: (l) => l.setEnv("gui", name, `https://${hosts.internalApi}:443/api`),
    },
    {
      what: "the internal API's host in the page's file",
      change: (l) =>
        mountEnvConfig(l, `window._env_ = { API_URL: "https://${hosts.internalApi}" };`),
    },
    {
      what: "a ConfigMap of something else from elsewhere, beside the internal API's host",
      change: (l) => {
        const { volumes = [] } = l.podSpec("gui");
        const further = { name: "nginx", configMap: { name: "nginx" } };
        l.podSpec("gui").volumes = [...volumes, further];
      },
    },
    {
      what: "a host of which the stack knows nothing",
      change: (l) => l.setEnv("gui", name, "https://elsewhere.example.com"),
    },
    {
      what: "the public API's host in a variable of another name",
      change: (l) => l.setEnv("gui", "TRACK_URL", open),
    },
    {
      what: "the public API's host in another workload",
      change: (l) => l.setEnv("internalApi", name, open),
    },
    {
      what: "the public API's host in a ConfigMap that the GUI does not have",
      change: (l) => addConfigMap(l, "gui", "page", { "env-config.js": `API_URL: "${open}"` }),
    },
  ],
};
