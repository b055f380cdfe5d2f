import {
  type Answer,
  type Known,
  UNKNOWN,
  allKnown,
  holds,
  ifKnown,
  onlyKnown,
  or,
  surely,
  yesIf,
} from "../../known";
import { type Value, at, fields, items } from "../../value";
import { splitList } from "../exposure/lists";
import { within } from "../exposure/topology/placed";
import type { RuledRoute } from "../exposure/topology/routeRules";
import type { SelectingService } from "../exposure/topology/selection";
import type { RoutedIngress, Topology } from "../exposure/topology/topology";
import type { StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** The workloads that something leads to, or may lead to. */
type BackendMap = Map<Workload, Answer>;

/** Where a host name leads: the certain workloads, and the possible ones. */
export interface Behind {
  readonly surely: readonly Workload[];
  readonly perhaps: readonly Workload[];
}

/** The host names of a stack, and the workloads that they lead to. */
export class Hosts {
  private readonly exact = new Map<string, BackendMap>();
  private readonly patterns: { readonly pattern: RegExp; readonly backends: BackendMap }[] = [];
  /** The workloads behind host names that are not known yet. */
  private readonly unnamed: BackendMap = new Map();

  constructor(private readonly topology: Topology) {
    topology.services.forEach((service) => this.ofService(service));
    topology.ingresses.forEach((ingress) => this.ofIngress(ingress));
    topology.routes.forEach((route) => this.ofRoute(route));
    this.ofListeners();
  }

  /** The workloads that a host name leads to, as the stack shows it. */
  behind(host: string): Behind {
    const name = normal(host);
    const own = this.exact.get(name);
    const matching = own === undefined ? this.patterns.filter((p) => p.pattern.test(name)) : [];
    const named = merged(own === undefined ? matching.map(({ backends }) => backends) : [own]);
    const meant = [...named].filter(([, leads]) => surely(leads)).map(([workload]) => workload);
    const perhaps = [...named.keys()].filter((workload) => !meant.includes(workload));
    // If no known name matches for certain, a name that is not known yet may be this one.
    return meant.length > 0
      ? { surely: meant, perhaps }
      : { surely: meant, perhaps: [...new Set([...perhaps, ...this.unnamed.keys()])] };
  }

  private add(host: Value, backends: BackendMap): void {
    switch (holds(host, isHost)) {
      case "unknown":
        mergeInto(this.unnamed, backends);
        return;
      case "yes":
        this.addNamed(normal(String(host)), backends);
    }
  }

  private addNamed(name: string, backends: BackendMap): void {
    if (/[*?]/.test(name)) {
      const text = name.replace(/[.+^${}()|[\]\\]/g, "\\$&");
      const pattern = new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      this.patterns.push({ pattern, backends });
      return;
    }
    const found = this.exact.get(name) ?? new Map<Workload, Answer>();
    this.exact.set(name, mergeInto(found, backends));
  }

  private ofService(service: SelectingService): void {
    const { resource, place } = service;
    const backends = backedBy([service]);
    outsideNames(resource).forEach((host) => this.add(host, backends));
    const parts: readonly Known<string>[] = [place.name, place.namespace];
    const inside = ifKnown(allKnown(parts), (known) => [known.join(".")], []);
    for (const name of inside) {
      for (const end of ["", ".svc", ".svc.cluster.local"]) this.add(name + end, backends);
    }
    if (inside.length > 0) return;
    const [name, namespace] = parts.map((part) =>
      ifKnown(part, (known) => known.replaceAll(".", "\\."), "[^.]+"),
    );
    const pattern = new RegExp(`^${name}\\.${namespace}\\.svc(\\.cluster\\.local)?$`);
    this.patterns.push({ pattern, backends: inDoubt(backends) });
  }

  private ofIngress({ ingress, backends }: RoutedIngress): void {
    const all = backends.map(({ name, host }) => {
      const workloads = backedBy(this.topology.servicesNamed(ingress, name));
      this.add(host, workloads);
      return workloads;
    });
    outsideNames(ingress.resource).forEach((host) => this.add(host, merged(all)));
  }

  private ofRoute({ route, rules }: RuledRoute): void {
    const workloads = merged(
      rules
        .flatMap((rule) => rule.backends)
        .map((backend) => {
          const place = within(route.place, at(backend, "namespace"));
          return backedBy(this.topology.servicesNamed({ ...route, place }, at(backend, "name")));
        }),
    );
    items(at(route.resource.props, "spec", "hostnames")).forEach((host) =>
      this.add(host, workloads),
    );
  }

  /** Takes the hosts of listener rules; for a rule without hosts, the names of its load balancer. */
  private ofListeners(): void {
    const bound = this.boundWorkloads();
    const names = this.balancerNames();
    for (const { targetGroup, listener, rule } of this.topology.forwards) {
      const backends: BackendMap = bound.get(targetGroup) ?? new Map();
      const conditions = items(at(rule?.props, "conditions"));
      const hosts = conditions.flatMap((each) => items(at(each, "hostHeader", "values")));
      if (hosts.length > 0) hosts.forEach((host) => this.add(host, backends));
      else if (listener !== undefined) {
        const arn = at(listener.props, "loadBalancerArn");
        this.topology.index
          .resolve(listener, "loadBalancerArn", arn, "loadBalancer")
          .flatMap((balancer) => names.get(balancer) ?? [])
          .forEach((host) => this.add(host, backends));
      }
    }
  }

  /** The workloads behind target groups, by the bindings of those groups. */
  private boundWorkloads(): Map<StackResource, BackendMap> {
    const bound = new Map<StackResource, BackendMap>();
    for (const { services, targetGroups } of this.topology.bindings) {
      for (const group of targetGroups) {
        bound.set(group, merged([bound.get(group) ?? new Map(), backedBy(services)]));
      }
    }
    return bound;
  }

  /** The names of each load balancer: its Route 53 records, and its own DNS name once it exists. */
  private balancerNames(): Map<StackResource, Value[]> {
    const names = new Map<StackResource, Value[]>();
    for (const balancer of this.topology.index.ofKind("loadBalancer")) {
      // A load balancer that does not exist yet has no name of its own that anyone could use.
      const own = at(balancer.outputs, "dnsName");
      names.set(balancer, onlyKnown([own]));
    }
    for (const record of this.topology.index.ofKind("dnsRecord")) {
      for (const property of ["aliases", "records"]) {
        this.topology.index
          .referenced(record, property, "loadBalancer")
          .forEach((balancer) => names.get(balancer)?.push(at(record.props, "name")));
      }
    }
    return names;
  }
}

/** The workloads of Services; in doubt if a Service may not be meant or may not select them. */
const backedBy = (services: readonly SelectingService[]): BackendMap =>
  merged(
    services.map(
      ({ selected }) =>
        new Map(selected.map(({ workload, doubt }) => [workload, yesIf(doubt.length === 0)])),
    ),
  );

const merged = (all: readonly BackendMap[]): BackendMap => all.reduce(mergeInto, new Map());

function mergeInto(found: BackendMap, more: BackendMap): BackendMap {
  for (const [workload, leads] of more) {
    found.set(workload, or(leads, found.get(workload) ?? leads));
  }
  return found;
}

const inDoubt = (backends: BackendMap): BackendMap =>
  new Map([...backends.keys()].map((workload) => [workload, "unknown"]));

const isHost = (host: Value): boolean => typeof host === "string" && host !== "" && host !== "*";

/** The names that external-dns creates for an object. */
function outsideNames({ props }: StackResource): readonly Value[] {
  return ifKnown(
    at(props, "metadata", "annotations"),
    (annotations): readonly Value[] =>
      fields(annotations)
        .filter(([key]) => /^external-dns\.alpha\.kubernetes\.io\/(internal-)?hostname$/.test(key))
        .flatMap(([, value]) => splitList(value)),
    [UNKNOWN],
  );
}

const normal = (host: string): string => host.trim().toLowerCase().replace(/\.$/, "");
