import { redisMonitors } from "../../../facts/storeImages";
import { repositoryName } from "../../../facts/imageReferences";
import { type Answer, and, holds, ifKnown, possibly, surely } from "../../known";
import { type Value, at, items } from "../../value";
import { type Placement, objectLabel, placementOf } from "../resources/placement";
import type { StackModel } from "../model";
import type { StackResource } from "../resources/resources";
import { sourcesIn } from "../environment/sources";
import { podTemplate } from "../workloads/workloads";
import { type StoreAddress, addressesOf, isOwnPod } from "./address";
import type { Store, UsedStore } from "./store";
import { ConfiguredHosts } from "./configuredHosts";

/** A workload other than Tracardi that uses a Redis that Tracardi also uses. */
export interface OtherUser {
  readonly resource: StackResource;
  readonly label: string;
  /** The Redis if it is in the stack; otherwise both use the same host. */
  readonly store?: UsedStore;
  readonly usesIt: Answer;
}

/** Whether the name of a variable suggests that it contains an address. */
const isWhere = (name: Value): boolean =>
  typeof name === "string" && /HOST|URL|URI|ADDR|ENDPOINT|SERVER|DSN|BROKER/i.test(name);

/** The workloads other than Tracardi's whose configuration contains a Redis that Tracardi uses. */
export function otherUsersOfRedis({
  index,
  stores,
  workloads,
  unidentified,
}: StackModel): OtherUser[] {
  const used = stores.used.filter(({ family, isUsed }) => family === "redis" && surely(isUsed));
  const hosts = outsideHosts(stores.connections);
  if (used.length === 0 && hosts.size === 0) return [];
  const byUrn = new Map(used.map((store) => [store.resource.urn, store]));
  const ours = new Set([
    ...workloads.map(({ resource }) => resource.urn),
    ...unidentified.map(({ urn }) => urn),
    ...byUrn.keys(),
  ]);
  const sources = sourcesIn(index, false);
  const toldHosts = new ConfiguredHosts(index);
  const usedAmong = (found: readonly Store[]): UsedStore | undefined =>
    found.map(({ resource }) => byUrn.get(resource.urn)).find((store) => store);

  return index.ofKind("workload").flatMap((resource): OtherUser[] => {
    if (ours.has(resource.urn)) return [];
    const template = podTemplate(resource);
    const containers = items(at(template, "spec", "containers")).filter((each) => !isMonitor(each));
    if (containers.length === 0) return [];
    const place = placementOf(resource, index);
    const base = { resource, label: objectLabel(resource, place) };
    const referred = usedAmong(stores.finder.behind(resource.references["spec"] ?? [], "redis"));
    if (referred !== undefined) return [{ ...base, store: referred, usesIt: "yes" }];
    const own = sources(resource, place, template);

    const uses = containers
      .flatMap((container) => toldHosts.of(container, resource, place, own))
      .map((told) => ({ ...told, tellsWhere: holds(told.name, isWhere) }))
      .filter(({ tellsWhere }) => possibly(tellsWhere))
      .flatMap(({ tellsWhere, text, isGiven, from }): OtherUser[] => {
        const ofSources = (): OtherUser[] => {
          const store = usedAmong(stores.finder.behind(from, "redis"));
          if (store !== undefined) return [{ ...base, store, usesIt: and(isGiven, tellsWhere) }];
          return isExplained(from) ? [] : [{ ...base, usesIt: "unknown" }];
        };
        const ofHost = ({ host }: StoreAddress): OtherUser[] => {
          const { stores: led, possible } = stores.finder.ofHost(host, place, "redis");
          const store = usedAmong(led);
          if (store !== undefined) return [{ ...base, store, usesIt: isGiven }];
          if (hosts.has(keyOf(host, place))) return [{ ...base, usesIt: isGiven }];
          const perhaps = usedAmong(possible);
          return perhaps === undefined ? [] : [{ ...base, store: perhaps, usesIt: "unknown" }];
        };
        return ifKnown(text, (known) => hostsIn(known).flatMap(ofHost), ofSources());
      });
    const best = uses.find(({ usesIt }) => surely(usesIt)) ?? uses.at(0);
    return best === undefined ? [] : [best];
  });
}

/** Whether an unknown value is only made from resources of this stack. */
const isExplained = (from: readonly string[]): boolean =>
  from.length > 0 && !from.some((urn) => urn.includes("pulumi:pulumi:StackReference::"));

const isMonitor = (container: Value): boolean => {
  const image = at(container, "image");
  return typeof image === "string" && redisMonitors.includes(repositoryName(image));
};

const isElsewhere = ({ host }: StoreAddress): boolean => host !== "" && !isOwnPod(host);

const hostsIn = (text: string): StoreAddress[] => addressesOf(text).filter(isElsewhere);

/** The Redis hosts that are not in the stack. */
function outsideHosts(connections: StackModel["stores"]["connections"]): Set<string> {
  const outside = connections.filter(
    ({ family, stores }) => family === "redis" && stores.length === 0,
  );
  return new Set(
    outside.flatMap(({ addresses, workload }) =>
      addresses.filter(isElsewhere).map(({ host }) => keyOf(host, workload.place)),
    ),
  );
}

/** Short names only have a meaning within one cluster and namespace. */
export function keyOf(host: string, { cluster, namespace }: Placement): string {
  const [name, second, third] = host.split(".");
  if (third === "svc") return [cluster, second, name].join("\n");
  if (second === undefined) return [cluster, String(namespace), name].join("\n");
  return /\.[a-z]{2,}\.[a-z]{2,}$/.test(`.${host}`) ? host : [cluster, second, name].join("\n");
}
