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
import { within } from "../exposure/gateways/gateways";
import { forwards } from "../exposure/loadBalancers/forwards";
import { listed } from "../exposure/services/lists";
import { type SelectingService, selectingServices } from "../exposure/services/selection";
import { namedServices } from "../exposure/services/services";
import type { StackModel } from "../model";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** The workloads that something leads to, or may lead to. */
type Led = Map<Workload, Answer>;

/** Where a host name leads: surely, and perhaps. */
export interface Behind {
  readonly surely: readonly Workload[];
  readonly perhaps: readonly Workload[];
}

/** The host names of a stack, and the workloads that they lead to. */
export class Hosts {
  private readonly exact = new Map<string, Led>();
  private readonly patterns: { readonly pattern: RegExp; readonly led: Led }[] = [];
  /** What names lead to that are not known. */
  private readonly unnamed: Led = new Map();
  private readonly index: ResourceIndex;
  private readonly services: readonly SelectingService[];

  constructor({ index, workloads }: Pick<StackModel, "index" | "workloads">) {
    this.index = index;
    this.services = selectingServices(index, workloads);
    this.services.forEach((service) => this.ofService(service));
    index.ofKind("ingress").forEach((ingress) => this.ofIngress(ingress));
    index.ofKind("gatewayRoute").forEach((route) => this.ofRoute(route));
    this.ofListeners();
  }

  /** The workloads that a host name leads to, as the stack shows it. */
  behind(host: string): Behind {
    const name = normal(host);
    const own = this.exact.get(name);
    const matching = own === undefined ? this.patterns.filter((p) => p.pattern.test(name)) : [];
    const named = merged(own === undefined ? matching.map(({ led }) => led) : [own]);
    const meant = [...named].filter(([, leads]) => surely(leads)).map(([workload]) => workload);
    const perhaps = [...named.keys()].filter((workload) => !meant.includes(workload));
    // A name that is not known may be this one, where no other one is.
    return meant.length > 0
      ? { surely: meant, perhaps }
      : { surely: meant, perhaps: [...new Set([...perhaps, ...this.unnamed.keys()])] };
  }

  private add(host: Value, led: Led): void {
    switch (holds(host, isHost)) {
      case "unknown":
        mergeInto(this.unnamed, led);
        return;
      case "yes":
        this.addNamed(normal(String(host)), led);
    }
  }

  private addNamed(name: string, led: Led): void {
    if (/[*?]/.test(name)) {
      const text = name.replace(/[.+^${}()|[\]\\]/g, "\\$&");
      const pattern = new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      this.patterns.push({ pattern, led });
      return;
    }
    const found = this.exact.get(name) ?? new Map<Workload, Answer>();
    this.exact.set(name, mergeInto(found, led));
  }

  private ofService(service: SelectingService): void {
    const { resource, place } = service;
    const led = ledBy([service]);
    outsideNames(resource).forEach((host) => this.add(host, led));
    const parts: readonly Known<string>[] = [place.name, place.namespace];
    const inside = ifKnown(allKnown(parts), (known) => [known.join(".")], []);
    for (const name of inside) {
      for (const end of ["", ".svc", ".svc.cluster.local"]) this.add(name + end, led);
    }
    if (inside.length > 0) return;
    const [name, namespace] = parts.map((part) =>
      ifKnown(part, (known) => known.replaceAll(".", "\\."), "[^.]+"),
    );
    const pattern = new RegExp(`^${name}\\.${namespace}\\.svc(\\.cluster\\.local)?$`);
    this.patterns.push({ pattern, led: inDoubt(led) });
  }

  private ofIngress(ingress: StackResource): void {
    const place = placementOf(ingress, this.index);
    const rules = items(at(ingress.props, "spec", "rules"));
    const all = rules.map((rule) => {
      const paths = items(at(rule, "http", "paths"));
      const backends = paths.map((path) => at(path, "backend"));
      const names = backends.map((each) => at(each, "service", "name") ?? at(each, "serviceName"));
      const led = merged(names.map((name) => this.selectedBy(ingress, place, name)));
      this.add(at(rule, "host"), led);
      return led;
    });
    outsideNames(ingress).forEach((host) => this.add(host, merged(all)));
  }

  private ofRoute(route: StackResource): void {
    const place = placementOf(route, this.index);
    const spec = at(route.props, "spec");
    const backends = items(at(spec, "rules")).flatMap((rule) => items(at(rule, "backendRefs")));
    const led = merged(
      backends.map((backend) =>
        this.selectedBy(route, within(place, at(backend, "namespace")), at(backend, "name")),
      ),
    );
    items(at(spec, "hostnames")).forEach((host) => this.add(host, led));
  }

  private selectedBy(from: StackResource, place: Placement, name: Value): Led {
    return ledBy(namedServices(this.services, from, place, name));
  }

  /** By the hosts of listener rules; where a rule asks for none, by the names of its load balancer. */
  private ofListeners(): void {
    const bound = this.boundWorkloads();
    const names = this.balancerNames();
    for (const { targetGroup, listener, rule } of forwards(this.index)) {
      const led: Led = bound.get(targetGroup) ?? new Map();
      const conditions = items(at(rule?.props, "conditions"));
      const hosts = conditions.flatMap((each) => items(at(each, "hostHeader", "values")));
      if (hosts.length > 0) hosts.forEach((host) => this.add(host, led));
      else if (listener !== undefined) {
        const arn = at(listener.props, "loadBalancerArn");
        this.index
          .resolve(listener, "loadBalancerArn", arn, "loadBalancer")
          .flatMap((balancer) => names.get(balancer) ?? [])
          .forEach((host) => this.add(host, led));
      }
    }
  }

  /** What is behind target groups, by their bindings. */
  private boundWorkloads(): Map<StackResource, Led> {
    const bound = new Map<StackResource, Led>();
    for (const binding of this.index.ofKind("targetGroupBinding")) {
      const spec = at(binding.props, "spec");
      const arn = at(spec, "targetGroupARN") ?? at(spec, "targetGroupName");
      const place = placementOf(binding, this.index);
      const led = this.selectedBy(binding, place, at(spec, "serviceRef", "name"));
      for (const group of this.index.resolve(binding, "spec", arn, "targetGroup")) {
        bound.set(group, merged([bound.get(group) ?? new Map(), led]));
      }
    }
    return bound;
  }

  /** Records of Route 53 that name a load balancer, and its own name once it has one. */
  private balancerNames(): Map<StackResource, Value[]> {
    const names = new Map<StackResource, Value[]>();
    for (const balancer of this.index.ofKind("loadBalancer")) {
      // Nobody can name a load balancer before it has its name.
      const own = at(balancer.outputs, "dnsName");
      names.set(balancer, onlyKnown([own]));
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

/** The workloads of Services, in doubt where it is not known whether a Service is meant or selects them. */
const ledBy = (services: readonly SelectingService[]): Led =>
  merged(
    services.map(
      ({ selected }) =>
        new Map(selected.map(({ workload, doubt }) => [workload, yesIf(doubt.length === 0)])),
    ),
  );

const merged = (all: readonly Led[]): Led => all.reduce(mergeInto, new Map());

function mergeInto(found: Led, more: Led): Led {
  for (const [workload, leads] of more) {
    found.set(workload, or(leads, found.get(workload) ?? leads));
  }
  return found;
}

const inDoubt = (led: Led): Led =>
  new Map([...led.keys()].map((workload) => [workload, "unknown"]));

const isHost = (host: Value): boolean => typeof host === "string" && host !== "" && host !== "*";

/** Names that external-dns makes for an object. */
function outsideNames({ props }: StackResource): readonly Value[] {
  return ifKnown(
    at(props, "metadata", "annotations"),
    (annotations): readonly Value[] =>
      fields(annotations)
        .filter(([key]) => /^external-dns\.alpha\.kubernetes\.io\/(internal-)?hostname$/.test(key))
        .flatMap(([, value]) => listed(value)),
    [UNKNOWN],
  );
}

const normal = (host: string): string => host.trim().toLowerCase().replace(/\.$/, "");
