import { type Value, at, isAbsent, items } from "../../../value";
import { Hosts } from "../../addresses/hosts";
import { admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import type { Placement } from "../../resources/placement";
import type { HostName } from "../references/hostsInText";
import type { SelectedWorkload, SelectingService } from "../topology/selection";
import type { Topology } from "../topology/topology";

/** What an address leads to. */
export interface Addressed {
  /** `Service tracardi/gui`, for messages. */
  readonly label: string;
  readonly selected: readonly SelectedWorkload[];
}

/** Finds the workloads that an address leads to: the name of a Service, its own addresses, and host names. */
export class AddressBook {
  private readonly byAddress = new Map<string, SelectingService[]>();
  private readonly byUrn = new Map<string, SelectingService[]>();
  private hosts?: Hosts;

  constructor(private readonly topology: Topology) {
    for (const service of topology.services) {
      append(this.byUrn, service.resource.urn, service);
      for (const address of addressesOf(service)) append(this.byAddress, address, service);
    }
  }

  /** What a host means to a pod at a place. */
  of(host: HostName, from: Placement): readonly Addressed[] {
    const whole = host.join(".");
    const own = [...(this.byAddress.get(whole) ?? []), ...this.inCluster(host, from)];
    if (own.length > 0 || host.length < 2) return [...new Set(own)];
    this.hosts ??= new Hosts(this.topology);
    const selected = this.hosts.behind(whole).surely.map((workload) => ({ workload, doubt: [] }));
    return selected.length === 0
      ? this.unplaced(host, from)
      : [{ label: `the host ${whole}`, selected }];
  }

  /** What a value that comes from these resources leads to. */
  ofReferences(urns: readonly string[]): readonly Addressed[] {
    return [...new Set(urns.flatMap((urn) => this.byUrn.get(urn) ?? []))];
  }

  /** `service`, `service.namespace`, `service.namespace.svc…`, and each after the name of a pod. */
  private inCluster(host: HostName, from: Placement): readonly SelectingService[] {
    const svc = host.indexOf("svc");
    if (svc === 0 || svc > 3 || (svc < 0 && host.length > 3)) return [];
    const labels = svc < 0 ? host : host.slice(0, svc);
    const found = (name: string, namespace: Value): readonly SelectingService[] =>
      this.topology.nearby
        .exact(typeof namespace === "string" ? { ...from, namespace } : from, name)
        .filter(({ place }) => typeof place.name === "string");
    if (labels.length === 1) return found(labels[0], undefined);
    if (labels.length === 3) return found(labels[1], labels[2]);
    const plain = found(labels[0], labels[1]);
    return plain.length > 0 || svc >= 0 ? plain : found(labels[1], undefined);
  }

  /** Services without a namespace, as `helm template` prints them, may be in the one that a host names. */
  private unplaced(host: HostName, { cluster }: Placement): readonly Addressed[] {
    const [name, namespace] = host.indexOf("svc") === 3 ? host.slice(1) : host;
    return this.topology.nearby
      .exact({ cluster, namespace: "default", name }, name)
      .filter(({ resource }) => isAbsent(at(resource.props, "metadata", "namespace")))
      .map(({ label, selected }) => ({
        label,
        selected: selected.map(({ workload, doubt }) => ({
          workload,
          doubt: [...doubt, admitUndecided(`whether ${label} is in ${namespace} is not known`)],
        })),
      }));
  }
}

/** The addresses by which a Service is called, inside and outside its cluster. */
function addressesOf({ resource: { props, outputs } }: SelectingService): string[] {
  const found = new Set<string>();
  const add = (value: Value): void => {
    if (typeof value === "string" && /[.:]/.test(value)) found.add(value.toLowerCase());
  };
  const states: readonly Value[] = [props, outputs];
  for (const state of states) {
    const spec = at(state, "spec");
    for (const key of ["clusterIP", "loadBalancerIP"]) add(at(spec, key));
    for (const key of ["clusterIPs", "externalIPs"]) items(at(spec, key)).forEach(add);
    for (const entrance of items(at(state, "status", "loadBalancer", "ingress"))) {
      for (const key of ["ip", "hostname"]) add(at(entrance, key));
    }
  }
  return [...found];
}
