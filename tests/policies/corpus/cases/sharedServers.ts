import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addAutoscaler, labelsOf, setReplicas } from "../changes";
import { addApi, alone, hostname, setSpread, setTerm } from "../serverChanges";

export const cases: RuleCases = {
  rule: "tracardi-shared-servers",
  red: [
    {
      what: "an API without anti-affinity",
      change: (l) => {
        delete l.podSpec("publicApi").affinity;
      },
    },
    {
      what: "a GUI without anti-affinity",
      change: (l) => {
        delete l.podSpec("gui").affinity;
      },
    },
    {
      what: "anti-affinity that is only preferred",
      change: (l) => {
        const podAffinityTerm = { topologyKey: hostname, labelSelector: alone(l, "internalApi") };
        l.podSpec("internalApi").affinity = {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }],
          },
        };
      },
    },
    {
      what: "anti-affinity against other pods",
      change: (l) => setTerm(l, "gui", { labelSelector: { matchLabels: { app: "else" } } }),
    },
    {
      what: "anti-affinity without a selector",
      change: (l) => setTerm(l, "gui", { labelSelector: undefined }),
    },
    {
      what: "anti-affinity against pods that are not the own ones",
      change: (l) => {
        const [[key, value]] = Object.entries(labelsOf(l, "gui")).reverse();
        const matchExpressions = [{ key, operator: "NotIn", values: [value] }];
        setTerm(l, "gui", { labelSelector: { matchExpressions } });
      },
    },
    {
      what: "anti-affinity in another namespace",
      change: (l) => setTerm(l, "gui", { namespaces: ["elsewhere"] }),
    },
    {
      what: "anti-affinity against earlier revisions only",
      change: (l) => setTerm(l, "gui", { mismatchLabelKeys: ["pod-template-hash"] }),
    },
    {
      what: "a spread over servers, which lets instances join others once each server has one",
      change: (l) => setSpread(l, "gui", {}),
    },
    {
      what: "a spread over fewer servers than there are instances",
      change: (l) => {
        setReplicas(l, "gui", 3);
        setSpread(l, "gui", { minDomains: 2 });
      },
    },
    {
      what: "a spread that is only preferred",
      change: (l) => setSpread(l, "gui", { minDomains: 9, whenUnsatisfiable: "ScheduleAnyway" }),
    },
    {
      what: "a spread over zones",
      change: (l) =>
        setSpread(l, "gui", { minDomains: 3, topologyKey: "topology.kubernetes.io/zone" }),
    },
    {
      what: "one instance of which an autoscaler makes more",
      change: (l) => {
        setReplicas(l, "gui", 1);
        addAutoscaler(l, "gui", 1);
        delete l.podSpec("gui").affinity;
      },
    },
    {
      what: "a further API that knows nothing of the others",
      change: (l) => addApi(l, "publicApi", (podSpec) => delete podSpec.nodeSelector),
    },
    {
      what: "a further API that keeps off its own kind only",
      change: (l) =>
        addApi(l, "internalApi", (podSpec) => {
          delete podSpec.nodeSelector;
          const term = { topologyKey: hostname, labelSelector: { matchLabels: { app: "third" } } };
          podSpec.affinity = {
            podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
          };
        }),
    },
    {
      what: "anti-affinity that is not known",
      undecided: true,
      change: (l) => {
        l.podSpec("gui").affinity = U;
      },
    },
    {
      what: "anti-affinity by a label that servers may lack",
      undecided: true,
      change: (l) => setTerm(l, "gui", { topologyKey: "example.com/rack" }),
    },
  ],
  green: [
    {
      what: "anti-affinity by an expression",
      change: (l) => {
        const [[key, value]] = Object.entries(labelsOf(l, "gui")).reverse();
        const matchExpressions = [{ key, operator: "In", values: ["else", value] }];
        setTerm(l, "gui", { labelSelector: { matchExpressions } });
      },
    },
    {
      what: "anti-affinity in all namespaces",
      change: (l) => setTerm(l, "gui", { namespaceSelector: {} }),
    },
    {
      what: "anti-affinity within a revision",
      change: (l) => setTerm(l, "gui", { matchLabelKeys: ["pod-template-hash"] }),
    },
    {
      what: "instances in different zones",
      change: (l) => setTerm(l, "gui", { topologyKey: "topology.kubernetes.io/zone" }),
    },
    {
      what: "a spread over as many servers as there are instances",
      change: (l) => setSpread(l, "gui", { minDomains: 2 }),
    },
    {
      what: "a port of the server, which one pod can have",
      change: (l) => {
        delete l.podSpec("gui").affinity;
        l.container("gui").ports = [{ containerPort: 8080, hostPort: 8080 }];
      },
    },
    {
      what: "one instance",
      change: (l) => {
        setReplicas(l, "gui", 1);
        delete l.podSpec("gui").affinity;
      },
    },
    {
      what: "a DaemonSet",
      change: (l) => {
        l.stack.get(l.nameOf("gui")).type = "kubernetes:apps/v1:DaemonSet";
        delete l.podSpec("gui").affinity;
      },
    },
    {
      what: "a further API on servers of its own",
      change: (l) => {
        for (const role of ["publicApi", "internalApi"] as const) {
          const own = l.podSpec(role);
          own.nodeSelector = { ...own.nodeSelector, team: "tracardi" };
        }
        addApi(l, "publicApi", (podSpec) => (podSpec.nodeSelector = { team: "third" }));
      },
    },
    {
      what: "a further API with the label of the others",
      change: (l) => {
        const { labels } = l.inputs("publicApi").spec.template.metadata;
        addApi(l, "publicApi", (_, own) => Object.assign(own, labels, { app: "third" }));
      },
    },
  ],
};
