import { type Answer, anyOf } from "../../known";
import { type Value, UNKNOWN, at, count, fields, isFields, isTrue, items } from "../../value";
import { selects } from "../resources/labelSelectors";
import type { Instances } from "../workloads/instances";
import { kubernetesKindOf } from "../resources/kinds";
import { alike } from "./serverKinds";
import { differentServers } from "./nodeChoice";
import { placementOf } from "../resources/placement";
import type { ResourceIndex } from "../resources/resources";
import { type NamespaceSelection, type Pods, keepsOff, requiredTerms } from "./serverTerms";
import type { Workload } from "../workloads/workloads";

/** Two workloads that may share servers. */
export interface Pair {
  readonly one: Workload;
  readonly other: Workload;
  readonly apart: "no" | "unknown";
}

/** Answers whether pods may end on one server. */
export class Servers {
  /** Labels of namespaces, by cluster and name. */
  private readonly labels = new Map<string, Value>();

  constructor(index: ResourceIndex) {
    for (const resource of index.ofKind("namespace")) {
      const { cluster, name } = placementOf(resource, index);
      const labels = at(resource.props, "metadata", "labels");
      this.labels.set(keyOf(cluster, name === UNKNOWN ? resource.urn : name), labels ?? {});
    }
  }

  /** Whether all instances of a workload are on different servers. */
  apartFromOneAnother(workload: Workload, { most }: Instances): Answer {
    if (kubernetesKindOf(workload.resource.type) === "DaemonSet") return "yes";
    const pods = workload satisfies Pods;
    return anyOf([
      ...requiredTerms(pods).map((term) => keepsOff(term, pods, this.selectsNamespace)),
      ...items(at(pods.podSpec, "topologySpreadConstraints")).map((each) =>
        spreadsOut(each, pods, most),
      ),
      holdsPorts(workload, workload),
    ]);
  }

  /** Whether no instance of one workload shares a server with one of another; each may see to it. */
  apart(one: Workload, other: Workload): Answer {
    if (one.place.cluster !== other.place.cluster) return "yes";
    return anyOf([
      ...requiredTerms(one).map((term) => keepsOff(term, other, this.selectsNamespace)),
      ...requiredTerms(other).map((term) => keepsOff(term, one, this.selectsNamespace)),
      differentServers(one.podSpec, other.podSpec),
      holdsPorts(one, other),
    ]);
  }

  /** Of several workloads those that may share servers, each with the first one behind it. */
  pairs(workloads: readonly Workload[]): Pair[] {
    const kinds = alike(workloads);
    return kinds.flatMap((kind, place) => {
      const [one, second] = kind;
      const among = second === undefined ? undefined : this.pair(one, second);
      const behind = among ?? firstOf(kinds.slice(place + 1), ([other]) => this.pair(one, other));
      if (behind === undefined) return [];
      // What holds of one, holds of all of its kind.
      return kind.flatMap((each, index): Pair[] => {
        const other = among === undefined ? behind.other : kind[index + 1];
        return other === undefined ? [] : [{ ...behind, one: each, other }];
      });
    });
  }

  private pair(one: Workload, other: Workload): Pair | undefined {
    const apart = this.apart(one, other);
    return apart === "yes" ? undefined : { one, other, apart };
  }

  private readonly selectsNamespace: NamespaceSelection = (selector, { cluster, namespace }) => {
    const known = namespace === UNKNOWN ? undefined : this.labels.get(keyOf(cluster, namespace));
    // A namespace that is not in the stack may have any labels.
    const labels = isFields(known)
      ? known
      : Object.fromEntries(keysOf(selector).map((key) => [key, UNKNOWN]));
    const isNamed = namespace !== UNKNOWN && !namespace.startsWith("urn:");
    return selects(selector, { ...labels, [nameLabel]: isNamed ? namespace : UNKNOWN });
  };
}

/** A certain one before a doubtful one. */
function firstOf<T>(list: readonly T[], find: (each: T) => Pair | undefined): Pair | undefined {
  let doubtful: Pair | undefined;
  for (const each of list) {
    const found = find(each);
    if (found?.apart === "no") return found;
    doubtful ??= found;
  }
  return doubtful;
}

const nameLabel = "kubernetes.io/metadata.name";

const keyOf = (cluster: string, namespace: string): string => `${cluster}\n${namespace}`;

/** The keys of the labels that a selector asks for. */
const keysOf = (selector: Value): string[] => [
  ...fields(at(selector, "matchLabels")).map(([key]) => key),
  ...items(at(selector, "matchExpressions")).map((each) => String(at(each, "key"))),
];

/**
 * A spread over servers evens numbers out; where every server has an instance, another one may join any of
 * them. Only with at least as many servers asked for as there are instances has each its own.
 */
function spreadsOut(constraint: Value, pods: Pods, most: Instances["most"]): Answer {
  if (constraint === UNKNOWN) return "unknown";
  const [key, when] = [at(constraint, "topologyKey"), at(constraint, "whenUnsatisfiable")];
  if (key !== UNKNOWN && key !== "kubernetes.io/hostname") return "no";
  // What is not said is DoNotSchedule.
  if (when === "ScheduleAnyway") return "no";
  const [skew, servers] = [count(at(constraint, "maxSkew")), count(at(constraint, "minDomains"))];
  if (servers === undefined || (typeof skew === "number" && skew > 1)) return "no";
  if (typeof servers === "number" && typeof most === "number" && servers < most) return "no";
  const selected = selects(at(constraint, "labelSelector"), pods.podLabels);
  const isKnown = [key, when, skew, servers, most].every((value) => value !== UNKNOWN);
  return isKnown || selected === "no" ? selected : "unknown";
}

/** A port of the server itself is taken by one pod only. */
function holdsPorts(one: Workload, other: Workload): Answer {
  const [own, others] = [hostPorts(one), hostPorts(other)];
  if (own.some((port) => port !== UNKNOWN && others.includes(port))) return "yes";
  const isUnclear = own.includes(UNKNOWN) || others.includes(UNKNOWN);
  return isUnclear && own.length > 0 && others.length > 0 ? "unknown" : "no";
}

/** `8080/TCP`; with the server's network each port of a container is one of the server. */
function hostPorts({ podSpec }: Pods): (string | typeof UNKNOWN)[] {
  const hostNetwork = at(podSpec, "hostNetwork");
  return items(at(podSpec, "containers"))
    .flatMap((container) => items(at(container, "ports")))
    .flatMap((port) => {
      const declared = count(at(port, "hostPort")) ?? 0;
      const number = declared === 0 && isTrue(hostNetwork) ? at(port, "containerPort") : declared;
      if (number === 0 && hostNetwork !== UNKNOWN) return [];
      const address = at(port, "hostIP");
      const parts = [number, at(port, "protocol") ?? "TCP", address ?? ""];
      return [parts.includes(UNKNOWN) || number === 0 ? UNKNOWN : parts.map(String).join("/")];
    });
}
