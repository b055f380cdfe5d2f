import { and, not, possibly, surely } from "../../known";
import type { StackModel } from "../../model/model";
import { type Identity, identityOf, isSame } from "../../model/stores/identity";
import type { Connection } from "../../model/stores/connections";
import type { Finding } from "../rule";

/** Processes that use the same search engine and the same Redis, as far as that is known. */
interface Group {
  readonly search: Identity;
  readonly redis: Identity;
  readonly label: string;
  readonly urn: string;
}

/**
 * Processes of one installation that lock profiles in different Redis servers. Processes that share a search engine
 * belong to one installation.
 */
export function splitRedis({ stores }: StackModel): Finding[] {
  const groups = groupsOf(stores.connections);
  const known = groups.filter(({ search, redis }) => surely(and(search.isUnique, redis.isUnique)));
  const redisServers = new Set(known.map(({ redis }) => redis.name));
  // Groups that share their Redis with an installation raise no doubt.
  const loose = groups.filter(
    (group) =>
      !known.includes(group) &&
      !(surely(group.redis.isUnique) && redisServers.has(group.redis.name)),
  );
  return [...splitIn(known), ...doubtsAbout(known, loose)];
}

function groupsOf(connections: readonly Connection[]): Group[] {
  const searchOf = new Map<Connection["container"], Identity>();
  for (const connection of connections) {
    if (connection.family !== "search") continue;
    searchOf.set(connection.container, identityOf(connection));
  }
  const groups = new Map<string, Group>();
  for (const connection of connections) {
    const search = searchOf.get(connection.container);
    if (connection.family !== "redis" || search === undefined) continue;
    const redis = identityOf(connection);
    const key = `${search.name}\n\n${redis.name}`;
    const { label, resource } = connection.workload;
    if (!groups.has(key)) groups.set(key, { search, redis, label, urn: resource.urn });
  }
  return [...groups.values()];
}

function splitIn(groups: readonly Group[]): Finding[] {
  const firsts = new Map<string, Group>();
  return groups.flatMap((group): Finding[] => {
    const first = firsts.get(group.search.name);
    if (first === undefined) {
      firsts.set(group.search.name, group);
      return [];
    }
    const message =
      `${group.label} uses another Redis than ${first.label}, and the same search engine: locks of one do ` +
      "not hold for the other.";
    return [{ outcome: "violation", message, urn: group.urn }];
  });
}

/** Groups that may use the same search engine as the others but another Redis. */
function doubtsAbout(known: readonly Group[], loose: readonly Group[]): Finding[] {
  return loose.flatMap((group, index): Finding[] => {
    const isDoubtful = (other: Group) =>
      possibly(and(isSame(other.search, group.search), not(isSame(other.redis, group.redis))));
    const other = known.find(isDoubtful) ?? loose.slice(0, index).find(isDoubtful);
    if (other === undefined) return [];
    const message =
      `${group.label} may use another Redis than ${other.label}, and the same search engine: then locks of ` +
      "one do not hold for the other.";
    return [{ outcome: "undecided", message, urn: group.urn }];
  });
}
