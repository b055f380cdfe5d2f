import { type Value, UNKNOWN, at, fields, items } from "../../value";
import { forwards } from "../exposure/loadBalancers/forwards";
import { Nearby } from "../exposure/services/nearby";
import { type SelectingService, selectingServices } from "../exposure/services/selection";
import type { StackModel } from "../model";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** The host names of a stack, and the workloads that they lead to. */
export class Hosts {
  private readonly exact = new Map<string, Set<Workload>>();
  private readonly patterns: { readonly pattern: RegExp; readonly workloads: Set<Workload> }[] = [];
  private readonly index: ResourceIndex;
  private readonly services: Nearby<SelectingService>;

  constructor({ index, workloads }: Pick<StackModel, "index" | "workloads">) {
    const services = selectingServices(index, workloads);
    this.index = index;
    this.services = new Nearby(services);
    services.forEach((service) => this.ofService(service));
    index.ofKind("ingress").forEach((ingress) => this.ofIngress(ingress));
    index.ofKind("gatewayRoute").forEach((route) => this.ofRoute(route));
    this.ofListeners();
  }

  /** The workloads that a host name leads to, as the stack shows it. */
  behind(host: string): readonly Workload[] {
    const name = normal(host);
    const exact = this.exact.get(name);
    if (exact !== undefined) return [...exact];
    const matching = this.patterns.filter(({ pattern }) => pattern.test(name));
    return [...new Set(matching.flatMap(({ workloads }) => [...workloads]))];
  }

  private add(host: Value, workloads: Iterable<Workload>): void {
    if (typeof host !== "string" || host === "" || host === "*") return;
    const name = normal(host);
    if (/[*?]/.test(name)) {
      const text = name.replace(/[.+^${}()|[\]\\]/g, "\\$&");
      const pattern = new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      this.patterns.push({ pattern, workloads: new Set(workloads) });
      return;
    }
    const found = this.exact.get(name) ?? new Set();
    this.exact.set(name, found);
    for (const workload of workloads) found.add(workload);
  }

  private ofService({ resource, place, selected }: SelectingService): void {
    const workloads = selected.map(({ workload }) => workload);
    outsideNames(resource).forEach((host) => this.add(host, workloads));
    if (place.name === UNKNOWN || place.namespace === UNKNOWN) return;
    const inside = `${place.name}.${place.namespace}`;
    for (const end of ["", ".svc", ".svc.cluster.local"]) this.add(inside + end, workloads);
  }

  private ofIngress(ingress: StackResource): void {
    const place = placementOf(ingress, this.index);
    const rules = items(at(ingress.props, "spec", "rules"));
    const all = rules.flatMap((rule) => {
      const paths = items(at(rule, "http", "paths"));
      const backends = paths.map((path) => at(path, "backend"));
      const names = backends.map((each) => at(each, "service", "name") ?? at(each, "serviceName"));
      const workloads = names.flatMap((name) => this.selectedBy(place, name));
      this.add(at(rule, "host"), workloads);
      return workloads;
    });
    outsideNames(ingress).forEach((host) => this.add(host, all));
  }

  private ofRoute(route: StackResource): void {
    const place = placementOf(route, this.index);
    const spec = at(route.props, "spec");
    const backends = items(at(spec, "rules")).flatMap((rule) => items(at(rule, "backendRefs")));
    const workloads = backends.flatMap((backend) => {
      const namespace = at(backend, "namespace");
      const near = typeof namespace === "string" ? { ...place, namespace } : place;
      return this.selectedBy(near, at(backend, "name"));
    });
    items(at(spec, "hostnames")).forEach((host) => this.add(host, workloads));
  }

  private selectedBy(place: Placement, name: Value): Workload[] {
    return this.services
      .named(place, name)
      .flatMap(({ selected }) => selected.map(({ workload }) => workload));
  }

  /** By the hosts of listener rules; where a rule asks for none, by the names of its load balancer. */
  private ofListeners(): void {
    const bound = this.boundWorkloads();
    const names = this.balancerNames();
    for (const { targetGroup, listener, rule } of forwards(this.index)) {
      const workloads = bound.get(targetGroup) ?? [];
      const conditions = items(at(rule?.props, "conditions"));
      const hosts = conditions.flatMap((each) => items(at(each, "hostHeader", "values")));
      if (hosts.length > 0) hosts.forEach((host) => this.add(host, workloads));
      else if (listener !== undefined) {
        const arn = at(listener.props, "loadBalancerArn");
        this.index
          .resolve(listener, "loadBalancerArn", arn, "loadBalancer")
          .flatMap((balancer) => names.get(balancer) ?? [])
          .forEach((host) => this.add(host, workloads));
      }
    }
  }

  /** What is behind target groups, by their bindings. */
  private boundWorkloads(): Map<StackResource, Workload[]> {
    const bound = new Map<StackResource, Workload[]>();
    for (const binding of this.index.ofKind("targetGroupBinding")) {
      const spec = at(binding.props, "spec");
      const arn = at(spec, "targetGroupARN") ?? at(spec, "targetGroupName");
      const place = placementOf(binding, this.index);
      const workloads = this.selectedBy(place, at(spec, "serviceRef", "name"));
      for (const group of this.index.resolve(binding, "spec", arn, "targetGroup")) {
        bound.set(group, [...(bound.get(group) ?? []), ...workloads]);
      }
    }
    return bound;
  }

  /** Records of Route 53 that name a load balancer, and its own name once it has one. */
  private balancerNames(): Map<StackResource, Value[]> {
    const names = new Map<StackResource, Value[]>();
    for (const balancer of this.index.ofKind("loadBalancer")) {
      names.set(balancer, [at(balancer.outputs, "dnsName")]);
    }
    for (const record of this.index.ofKind("dnsRecord")) {
      for (const property of ["aliases", "records"]) {
        this.index
          .referenced(record, property, "loadBalancer")
          .forEach((balancer) => names.get(balancer)?.push(at(record.props, "name")));
      }
    }
    return names;
  }
}

/** Names that external-dns makes for an object. */
const outsideNames = (resource: StackResource): string[] =>
  fields(at(resource.props, "metadata", "annotations"))
    .filter(([key]) => /^external-dns\.alpha\.kubernetes\.io\/(internal-)?hostname$/.test(key))
    .flatMap(([, value]) => (typeof value === "string" ? value.split(",") : []))
    .map((host) => host.trim());

const normal = (host: string): string => host.trim().toLowerCase().replace(/\.$/, "");
