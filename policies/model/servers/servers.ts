import {
  type Answer,
  type Known,
  UNKNOWN,
  allKnown,
  and,
  anyOf,
  choose,
  holds,
  ifKnown,
  is,
  isOneOf,
  knownOr,
  possibly,
  whenKnown,
} from "../../known";
import { type Value, at, count, fields, isFields, isOn, items } from "../../value";
import { selects } from "../resources/labelSelectors";
import type { Instances } from "../workloads/instances";
import { kubernetesKindOf } from "../resources/kinds";
import { alike } from "./serverKinds";
import { differentServers } from "./nodeChoice";
import { namespaceName, placementOf } from "../resources/placement";
import type { ResourceIndex } from "../resources/resources";
import { type NamespaceSelection, type Pods, keepsOff, requiredTerms } from "./serverTerms";
import type { Workload } from "../workloads/workloads";

/** Two workloads that may share nodes. */
export interface Pair {
  readonly one: Workload;
  readonly other: Workload;
  readonly apart: Exclude<Answer, "yes">;
}

/** Decides whether pods may run on the same node. */
export class Servers {
  /** Labels of namespaces, by cluster and name. */
  private readonly labels = new Map<string, Value>();

  constructor(index: ResourceIndex) {
    for (const resource of index.ofKind("namespace")) {
      const { cluster, name } = placementOf(resource, index);
      const labels = at(resource.props, "metadata", "labels");
      this.labels.set(keyOf(cluster, knownOr(name, resource.urn)), labels ?? {});
    }
  }

  /** Whether all instances of a workload run on different nodes. */
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

  /** Whether no instance of one workload shares a node with one of the other. Either of them may ensure it. */
  apart(one: Workload, other: Workload): Answer {
    if (one.place.cluster !== other.place.cluster) return "yes";
    return anyOf([
      ...requiredTerms(one).map((term) => keepsOff(term, other, this.selectsNamespace)),
      ...requiredTerms(other).map((term) => keepsOff(term, one, this.selectsNamespace)),
      differentServers(one.podSpec, other.podSpec),
      holdsPorts(one, other),
    ]);
  }

  /** The workloads that may share nodes, each paired with the first later one that it may share them with. */
  pairs(workloads: readonly Workload[]): Pair[] {
    const kinds = alike(workloads);
    return kinds.flatMap((kind, place) => {
      const [one, second] = kind;
      const among = second === undefined ? undefined : this.pair(one, second);
      const behind = among ?? firstOf(kinds.slice(place + 1), ([other]) => this.pair(one, other));
      if (behind === undefined) return [];
      // Workloads of one group behave the same.
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

  private readonly selectsNamespace: NamespaceSelection = (selector, place) => {
    const { cluster, namespace } = place;
    const known = ifKnown(namespace, (name) => this.labels.get(keyOf(cluster, name)), undefined);
    // A namespace outside the stack may have any labels.
    const labels = isFields(known)
      ? known
      : Object.fromEntries(keysOf(selector).map((key) => [key, UNKNOWN]));
    return selects(selector, { ...labels, [nameLabel]: namespaceName(place) });
  };
}

/** The first certain pair, otherwise the first possible one. */
function firstOf<T>(list: readonly T[], find: (each: T) => Pair | undefined): Pair | undefined {
  let possible: Pair | undefined;
  for (const each of list) {
    const found = find(each);
    if (found?.apart === "no") return found;
    possible ??= found;
  }
  return possible;
}

const nameLabel = "kubernetes.io/metadata.name";

const keyOf = (cluster: string, namespace: string): string => `${cluster}\n${namespace}`;

/** The label keys that a selector asks for. */
const keysOf = (selector: Value): string[] => [
  ...fields(at(selector, "matchLabels")).map(([key]) => key),
  ...items(at(selector, "matchExpressions")).map((each) => String(at(each, "key"))),
];

/**
 * A topology spread only balances numbers: once every node has an instance, the next one may share any of the
 * nodes. Each instance has its own node only if `minDomains` is at least the number of instances.
 */
function spreadsOut(constraint: Value, pods: Pods, most: Instances["most"]): Answer {
  const [key, when] = [at(constraint, "topologyKey"), at(constraint, "whenUnsatisfiable")];
  if (!possibly(is(key, "kubernetes.io/hostname"))) return "no";
  // The default is DoNotSchedule.
  if (when === "ScheduleAnyway") return "no";
  const [skew, servers] = [count(at(constraint, "maxSkew")), count(at(constraint, "minDomains"))];
  if (servers === undefined || (typeof skew === "number" && skew > 1)) return "no";
  if (typeof servers === "number" && typeof most === "number" && servers < most) return "no";
  const selected = selects(at(constraint, "labelSelector"), pods.podLabels);
  return and(
    selected,
    holds(allKnown([key, when, skew, servers, most]), () => true),
  );
}

/** Only one pod can use a given port of a node. */
function holdsPorts(one: Workload, other: Workload): Answer {
  const [own, others] = [hostPorts(one), hostPorts(other)];
  return anyOf(own.map((port) => isOneOf(port, others)));
}

/** `8080/TCP`. With `hostNetwork`, each container port is a port of the node. */
function hostPorts({ podSpec }: Pods): Known<string>[] {
  const isOnServer = isOn(at(podSpec, "hostNetwork"));
  return items(at(podSpec, "containers"))
    .flatMap((container) => items(at(container, "ports")))
    .flatMap((port) => {
      const declared = count(at(port, "hostPort")) ?? 0;
      const own = { yes: at(port, "containerPort"), no: 0, unknown: UNKNOWN } as const;
      const number = declared === 0 ? choose(isOnServer, own) : declared;
      if (number === 0) return [];
      const parts = [number, at(port, "protocol") ?? "TCP", at(port, "hostIP") ?? ""];
      return [whenKnown(allKnown(parts), (known) => known.map(String).join("/"))];
    });
}
