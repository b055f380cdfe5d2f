import { type Instances, instanceRange } from "../model/workloads/instances";
import type { StackModel } from "../model/model";
import { type Pair, Servers } from "../model/servers/servers";
import { runs } from "../model/workloads/runs";
import type { Workload } from "../model/workloads/workloads";
import { type Finding, type Rule, productionPage } from "./rule";

const remediation =
  "Give all API workloads a label in common and a required podAntiAffinity on kubernetes.io/hostname " +
  "that selects it, in all their namespaces; the GUI one of its own.";

const example = `# In the pod template of each API workload, whose pods all have the label:
metadata:
  labels:
    tracardi-exclusive-server: "true"
spec:
  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        - topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              tracardi-exclusive-server: "true"
          namespaceSelector: {}
`;

/** A server that fails takes down only one instance. A GUI and an API may share a server. */
export const sharedServers: Rule = {
  name: "tracardi-shared-servers",
  description: "No two instances of the API, or of the GUI, may share a server.",
  why: "One server that fails takes all instances on it along, however many there are in all.",
  requirement:
    "Each instance of Tracardi API should be run on a separate server (physical or virtual). The point " +
    "is that in the event of failure, the other instances could take over the tasks of the failed instance.",
  source: productionPage,
  severity: "high",
  level: "advisory",
  remediation,
  example,
  resourceScoped: true,
  check: ({ model }) => {
    const servers = new Servers(model.index);
    const all = model.workloads
      .filter((each) => !each.runsToCompletion && (runs(each, "api") || runs(each, "gui")))
      .map((workload) => ({ workload, range: rangeOf(workload, model) }))
      .filter(({ range }) => range.most !== 0)
      .sort((one, other) => (one.workload.resource.urn < other.workload.resource.urn ? -1 : 1));
    const own = all.flatMap((each): Finding[] => amongThemselves(each, servers));
    const told = new Set(own.map(({ urn }) => urn));
    const apis = all.map(({ workload }) => workload).filter((each) => runs(each, "api"));
    const between = servers
      .pairs(apis)
      .filter(({ one }) => !told.has(one.resource.urn))
      .map(betweenTwo);
    return [...own, ...between];
  },
};

interface Counted {
  readonly workload: Workload;
  readonly range: Instances;
}

const rangeOf = ({ resource, place }: Workload, { index }: StackModel): Instances =>
  instanceRange(resource, place, index);

function amongThemselves({ workload, range }: Counted, servers: Servers): Finding[] {
  if (range.most === 1) return [];
  const apart = servers.apartFromOneAnother(workload, range);
  const urn = workload.resource.urn;
  if (apart === "yes") return [];
  const number = [range.most, range.least].find((each) => typeof each === "number" && each > 1);
  if (apart === "no" && number !== undefined) {
    const message = `${workload.label}: nothing keeps its instances, of which there may be ${String(number)}, off one another's servers.`;
    return [{ outcome: "violation", message, urn }];
  }
  const message = `whether the instances of ${workload.label} may share a server hangs on values that are not known.`;
  return [{ outcome: "undecided", message, urn }];
}

function betweenTwo({ one, other, apart }: Pair): Finding {
  const urn = one.resource.urn;
  return apart === "no"
    ? {
        outcome: "violation",
        message: `${one.label}: nothing keeps its instances off the servers of ${other.label}.`,
        urn,
      }
    : {
        outcome: "undecided",
        message: `whether ${one.label} and ${other.label} may share a server hangs on values that are not known.`,
        urn,
      };
}
