import type { StackModel } from "../../model/model";
import type { Connection } from "../../model/stores/connections";
import { keyOf } from "../../model/stores/otherUsers";
import type { Finding } from "../rule";

/**
 * Processes of one installation that lock profiles in different Redis servers. Those that share a search
 * engine are one installation.
 */
export function splitRedis({ stores }: StackModel): Finding[] {
  const searchOf = new Map<Connection["container"], string>();
  for (const connection of stores.connections) {
    const identity = connection.family === "search" ? identityOf(connection) : undefined;
    if (identity !== undefined) searchOf.set(connection.container, identity);
  }
  const installations = new Map<string, Connection[]>();
  for (const connection of stores.connections) {
    const search = searchOf.get(connection.container);
    if (connection.family !== "redis" || search === undefined) continue;
    installations.set(search, [...(installations.get(search) ?? []), connection]);
  }
  return [...installations.values()].flatMap(splitIn);
}

function splitIn(connections: readonly Connection[]): Finding[] {
  const byRedis = new Map<string, Connection>();
  for (const connection of connections) {
    const identity = identityOf(connection);
    if (identity !== undefined && !byRedis.has(identity)) byRedis.set(identity, connection);
  }
  const [first, ...others] = [...byRedis.values()];
  return others.map(({ workload }) => ({
    outcome: "violation",
    message:
      `${workload.label} uses another Redis than ${first.workload.label}, and the same search engine: locks ` +
      "of one do not hold for the other.",
    urn: workload.resource.urn,
  }));
}

/** What a connection leads to: a store of the stack, else the host; undefined where it is not known. */
function identityOf({ stores, addresses, workload, family }: Connection): string | undefined {
  if (stores.length > 0)
    return stores
      .map(({ resource }) => resource.urn)
      .sort()
      .join("\n");
  if (addresses.length === 0) return undefined;
  const hosts = addresses.map(({ host }) => keyOf(host, workload.place));
  return [family, ...hosts.sort()].join("\n");
}
