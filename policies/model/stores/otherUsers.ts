import { redisMonitors } from "../../../facts/storeImages";
import { repositoryName } from "../../../facts/images";
import { type Value, at, fields, items } from "../../value";
import { environmentOf } from "../environment/environment";
import { type Placement, labelOf, placementOf } from "../resources/placement";
import type { StackModel } from "../model";
import type { StackResource } from "../resources/resources";
import { sourcesIn } from "../environment/sources";
import { podTemplate } from "../workloads/workloads";
import { addressesOf, isOwnPod } from "./address";
import type { UsedStore } from "./store";

/** Something that is not Tracardi, and uses a Redis that Tracardi uses. */
export interface OtherUser {
  readonly resource: StackResource;
  readonly label: string;
  /** The Redis, where it is in the stack; else it is the same host. */
  readonly store?: UsedStore;
}

/** Names of variables that hold where something is. */
const isWhere = /HOST|URL|URI|ADDR|ENDPOINT|SERVER|DSN|BROKER/i;

/** The workloads besides Tracardi's that are told of a Redis that Tracardi uses. */
export function otherUsersOfRedis({
  index,
  stores,
  workloads,
  unidentified,
}: StackModel): OtherUser[] {
  const used = stores.used.filter(({ family, certain }) => family === "redis" && certain);
  const hosts = outsideHosts(stores.connections);
  if (used.length === 0 && hosts.size === 0) return [];
  const byUrn = new Map(used.map((store) => [store.resource.urn, store]));
  const ours = new Set([
    ...workloads.map(({ resource }) => resource.urn),
    ...unidentified.map(({ urn }) => urn),
    ...byUrn.keys(),
  ]);
  const sources = sourcesIn(index, false);
  return index.ofKind("workload").flatMap((resource): OtherUser[] => {
    if (ours.has(resource.urn)) return [];
    const template = podTemplate(resource);
    const containers = items(at(template, "spec", "containers")).filter((each) => !isMonitor(each));
    if (containers.length === 0) return [];
    const place = placementOf(resource, index);
    const label = labelOf(resource, place);
    const own = sources(resource, place, template);
    const texts = containers.flatMap((container) => [
      ...environmentOf(container, own)
        .entries()
        .flatMap(({ name, found }) => (found.state === "set" ? [[name, found.value]] : [])),
      ...items(at(container, "envFrom")).flatMap((entry) => importedTexts(entry, own)),
    ]);
    const told = texts
      .filter(([name, text]) => typeof name === "string" && isWhere.test(name) && text !== "")
      .flatMap(([, text]) => (typeof text === "string" ? addressesOf(text) : []))
      .filter(({ host }) => host !== "" && !isOwnPod(host));
    const led = [
      ...told.flatMap(({ host }) => stores.finder.ofHost(host, place, "redis").stores),
      ...stores.finder.behind(resource.references["spec"] ?? [], "redis"),
    ];
    const store = led.map((found) => byUrn.get(found.resource.urn)).find((found) => found);
    if (store !== undefined) return [{ resource, label, store }];
    return told.some(({ host }) => hosts.has(keyOf(host, place))) ? [{ resource, label }] : [];
  });
}

type Sources = Parameters<typeof environmentOf>[1];

/** What a whole ConfigMap or Secret gives a container. */
function importedTexts(entry: Value, sources: Sources): Value[][] {
  const kind = at(entry, "configMapRef") === undefined ? "secret" : "configMap";
  const objects = sources.objects(kind, at(entry, `${kind}Ref`, "name"));
  return (Array.isArray(objects) ? (objects as readonly StackResource[]) : []).flatMap(
    ({ props }) =>
      [...fields(at(props, "data")), ...fields(at(props, "stringData"))].map(([name, value]) => [
        name,
        value,
      ]),
  );
}

const isMonitor = (container: Value): boolean => {
  const image = at(container, "image");
  return typeof image === "string" && redisMonitors.includes(repositoryName(image));
};

/** Hosts of Redis that are not in the stack. */
function outsideHosts(connections: StackModel["stores"]["connections"]): Set<string> {
  const outside = connections.filter(
    ({ family, stores }) => family === "redis" && stores.length === 0,
  );
  return new Set(
    outside.flatMap(({ addresses, workload }) =>
      addresses
        .filter(({ host }) => host !== "" && !isOwnPod(host))
        .map(({ host }) => keyOf(host, workload.place)),
    ),
  );
}

/** Short names mean something in their own cluster and namespace alone. */
export function keyOf(host: string, { cluster, namespace }: Placement): string {
  const [name, second, third] = host.split(".");
  if (third === "svc") return [cluster, second, name].join("\n");
  if (second === undefined) return [cluster, String(namespace), name].join("\n");
  return /\.[a-z]{2,}\.[a-z]{2,}$/.test(`.${host}`) ? host : [cluster, second, name].join("\n");
}
