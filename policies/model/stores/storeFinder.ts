import type { StoreFamily } from "../../../facts/storeImages";
import { ifKnown, surely } from "../../known";
import { type Value, at, items } from "../../value";
import { append } from "../resources/append";
import { ByNamespace } from "../resources/byNamespace";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";
import { addressesOf } from "./address";
import { leadsTo } from "./managedStores";
import type { PodStore } from "./podStores";
import type { NamedHost, ServiceHosts } from "./serviceHosts";
import type { Store } from "./store";

/** The target of a host name. */
interface HostAnswer {
  readonly stores: readonly Store[];
  readonly possible: readonly Store[];
  readonly service?: NamedHost;
  /** Services whose names are not known and that it may mean. */
  readonly perhaps?: readonly NamedHost[];
}

const nowhere: HostAnswer = { stores: [], possible: [] };

/** How many steps to follow values through Secrets, ConfigMaps, Services and DNS records. */
const farthest = 4;

/** Finds the stores that host names and references of the stack lead to. */
export class StoreFinder {
  private readonly byUrn = new Map<string, Store[]>();
  private readonly managed: Readonly<Record<StoreFamily, Store[]>> = { search: [], redis: [] };
  private readonly records = new Map<string, StackResource[]>();
  private readonly answers = new Map<string, HostAnswer>();
  private readonly sources: ByNamespace<{
    readonly place: Placement;
    readonly resource: StackResource;
  }>;

  constructor(
    private readonly index: ResourceIndex,
    private readonly services: ServiceHosts,
    managed: readonly Store[],
    pods: readonly PodStore[],
  ) {
    for (const store of managed) this.managed[store.family].push(store);
    for (const store of [...managed, ...pods.filter(({ isStore }) => surely(isStore))]) {
      append(this.byUrn, store.resource.urn, store);
    }
    for (const record of index.ofKind("dnsRecord")) {
      const names = [at(record.props, "name"), at(record.outputs, "fqdn")];
      for (const name of new Set(names)) {
        if (typeof name === "string") append(this.records, hostOf(name), record);
      }
    }
    this.sources = new ByNamespace(
      [...index.ofKind("configMap"), ...index.ofKind("secret")].map((resource) => ({
        resource,
        place: placementOf(resource, index),
      })),
    );
  }

  /** The stores that a host name leads to, seen from a pod at a place. */
  ofHost(host: string, from: Placement, family: StoreFamily, depth = 0): HostAnswer {
    const service = this.services.find(host, from);
    if (service !== undefined) return this.ofService(service, from, family, depth);
    // A DNS record may lead to a Service, which is only visible from some places.
    const key = [family, host, from.cluster, String(from.namespace), depth].join("\n");
    const known = this.answers.get(key) ?? this.outside(host, from, family, depth);
    this.answers.set(key, known);
    return known.stores.length > 0 ? known : this.withUnnamed(known, host, from, family, depth);
  }

  private withUnnamed(
    known: HostAnswer,
    host: string,
    from: Placement,
    family: StoreFamily,
    depth: number,
  ): HostAnswer {
    const unnamed = this.services.perhaps(host, from).flatMap((service) => {
      const { stores, possible } = this.ofService(service, from, family, depth);
      const behind = [...stores, ...possible];
      return behind.length > 0 ? [{ service, behind }] : [];
    });
    if (unnamed.length === 0) return known;
    const behind = unnamed.flatMap((each) => each.behind);
    return {
      stores: [],
      possible: [...new Set([...known.possible, ...behind])],
      perhaps: unnamed.map(({ service }) => service),
    };
  }

  private ofService(
    service: NamedHost,
    from: Placement,
    family: StoreFamily,
    depth: number,
  ): HostAnswer {
    const own = service.stores.filter(({ store }) => store.family === family);
    const stores = own.filter(({ isStore }) => surely(isStore)).map(({ store }) => store);
    const possible = own.filter(({ isStore }) => !surely(isStore)).map(({ store }) => store);
    const alias = at(service.resource.props, "spec", "externalName");
    if (own.length > 0 || alias === undefined || depth >= farthest) {
      return { service, stores, possible };
    }
    return { service, ...this.named(alias, service.resource, "spec", from, family, depth) };
  }

  /** The target of a host name outside the clusters: a managed store, or a DNS record for one. */
  private outside(host: string, from: Placement, family: StoreFamily, depth: number): HostAnswer {
    const answers = this.managed[family].map((store) => [store, leadsTo(host, store)] as const);
    const being = (wanted: "yes" | "unknown") =>
      answers.filter(([, answer]) => answer === wanted).map(([store]) => store);
    const stores = being("yes");
    if (stores.length > 0) return { stores, possible: [] };
    const records = depth >= farthest ? [] : (this.records.get(host) ?? []);
    if (records.length === 0) return { stores, possible: being("unknown") };
    const behind = records.flatMap((record) =>
      [...items(at(record.props, "records")), ...items(at(record.props, "aliases"))].map((target) =>
        this.named(at(target, "name") ?? target, record, "records", from, family, depth),
      ),
    );
    return {
      stores: behind.flatMap((answer) => answer.stores),
      possible: behind.flatMap((answer) => answer.possible),
    };
  }

  /** The stores behind a host name that a resource declares, whether or not it is known. */
  private named(
    name: Value,
    resource: StackResource,
    property: string,
    from: Placement,
    family: StoreFamily,
    depth: number,
  ): HostAnswer {
    if (typeof name === "string") return this.ofHost(hostOf(name), from, family, depth + 1);
    return ifKnown(name, () => nowhere, this.unnamed(resource, property, family));
  }

  /** The stores behind the sources of an unknown host name. */
  private unnamed(resource: StackResource, property: string, family: StoreFamily): HostAnswer {
    const own = resource.references[property] ?? Object.values(resource.references).flat();
    const stores = this.behind(own, family);
    return { stores, possible: stores.length > 0 ? [] : this.managed[family] };
  }

  /** The stores that a container's variable takes its value from, found by following references. */
  ofReferences(
    { resource, place }: Workload,
    container: Value,
    variable: string,
    family: StoreFamily,
  ): Store[] {
    const named = sourceNames(container, variable).flatMap((name) =>
      this.sources.named(place, name).map((source) => source.resource.urn),
    );
    const found = this.behind(named, family, 1);
    return found.length > 0 ? found : this.behind(resource.references["spec"] ?? [], family);
  }

  /** The stores among the URNs, and those that the URNs take their values from. */
  behind(urns: readonly string[], family: StoreFamily, from = 0): Store[] {
    const found = new Set<Store>();
    const seen = new Set<string>();
    let level = urns;
    for (let depth = from; depth < farthest && level.length > 0; depth++) {
      const next: string[] = [];
      for (const urn of level) {
        if (seen.has(urn)) continue;
        seen.add(urn);
        const stores = this.byUrn.get(urn);
        stores?.filter((store) => store.family === family).forEach((store) => found.add(store));
        const resource = stores === undefined ? this.index.withUrn(urn) : undefined;
        if (resource === undefined || !passedThrough.includes(resource.kind)) continue;
        for (const { store, isStore } of this.services.ofResource(resource)?.stores ?? []) {
          if (store.family === family && surely(isStore)) found.add(store);
        }
        next.push(...Object.values(resource.references).flat());
      }
      level = next;
    }
    return [...found];
  }
}

const passedThrough = ["configMap", "secret", "service", "dnsRecord", "parameter"];

const hostOf = (text: string): string => addressesOf(text)[0]?.host ?? "";

/** The ConfigMaps and Secrets that a variable may come from, by name. */
function sourceNames(container: Value, variable: string): Value[] {
  const own = items(at(container, "env")).filter((entry) => at(entry, "name") === variable);
  const refs = own.flatMap((entry) => [
    at(entry, "valueFrom", "secretKeyRef", "name"),
    at(entry, "valueFrom", "configMapKeyRef", "name"),
  ]);
  const imported = items(at(container, "envFrom")).flatMap((entry) => [
    at(entry, "secretRef", "name"),
    at(entry, "configMapRef", "name"),
  ]);
  return [...refs, ...(own.length > 0 ? [] : imported)].filter((name) => typeof name === "string");
}
