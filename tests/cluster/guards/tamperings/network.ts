import type { KubernetesObject } from "../../support/api";
import { type Attempt, create } from "../actions";
import { changed, networkPolicy } from "../objects";
import { namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;

const wider = { guard: "network", says: /would let pass what the installation does not need/ };
const closing = { guard: "network", says: /close both directions, and that named closed/ };

const everything: [string, KubernetesObject][] = [
  ["whatever comes", { ingress: [{}] }],
  ["whatever goes", { egress: [{}] }],
  ["the whole internet in", { ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }],
  [
    "all namespaces in",
    { ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8000 }] }] },
  ],
  ["one address out", { egress: [{ to: [{ ipBlock: { cidr: "198.51.100.7/32" } }] }] }],
];

/** Changes a NetworkPolicy of the installation's own. */
const change =
  (namespace: string, name: string, how: (spec: KubernetesObject) => void): Attempt["act"] =>
  async (api) => {
    const path = `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies/${name}`;
    return api.replace(
      path,
      changed(await api.get(path), ({ spec }) => how(spec)),
    );
  };

export const networkAttempts: Attempt[] = [
  ...everything.map(([what, spec], index): Attempt => {
    const namespace = [publicApi, internalApi, gui][index % 3];
    return {
      what: `lets ${what} by a NetworkPolicy in ${namespace}`,
      ...wider,
      act: (api) => create(api, networkPolicy(namespace, spec)),
    };
  }),
  {
    what: "adds a port to what the public API receives",
    ...wider,
    act: change(publicApi, "public-api", ({ ingress }) => ingress[0].ports.push({ port: 9000 })),
  },
  {
    what: "widens a port to a range",
    ...wider,
    act: change(publicApi, "public-api", ({ ingress }) => (ingress[0].ports[0].endPort = 9000)),
  },
  {
    what: "leaves the ports out, which opens all",
    ...wider,
    act: change(publicApi, "public-api", ({ ingress }) => delete ingress[0].ports),
  },
  {
    what: "opens the internal API to all pods of the namespace that are not its own",
    ...wider,
    act: change(internalApi, "internal-api", (spec) => (spec.podSelector = {})),
  },
  {
    what: "gives the installer what the internal API receives",
    ...wider,
    act: async (api) => {
      const path = `/apis/networking.k8s.io/v1/namespaces/${internalApi}/networkpolicies`;
      const { ingress } = (await api.get(`${path}/internal-api`)).spec;
      return change(internalApi, "installer", (spec) => (spec.ingress = ingress))(api);
    },
  },
  {
    what: "has the namespace of the public API closed in one direction alone",
    ...closing,
    act: change(publicApi, "closed", (spec) => (spec.policyTypes = ["Ingress"])),
  },
  {
    what: "has some pods of the GUI's namespace closed alone",
    ...closing,
    act: change(gui, "closed", (spec) => (spec.podSelector = { matchLabels: { app: "x" } })),
  },
  {
    what: "has the internal API's namespace closed but for pods of some label",
    ...closing,
    act: change(internalApi, "closed", (spec) => {
      const matchExpressions = [{ key: "app", operator: "NotIn", values: ["open"] }];
      spec.podSelector = { matchExpressions };
    }),
  },
  {
    what: "opens the policy that closes the GUI's namespace",
    ...wider,
    act: change(gui, "closed", (spec) => (spec.ingress = [{}])),
  },
  {
    what: "lets the public API send whatever it likes",
    ...closing,
    act: change(publicApi, "public-api", (spec) => {
      delete spec.egress;
      spec.policyTypes = ["Ingress"];
    }),
  },
];
