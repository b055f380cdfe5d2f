import type { Answer } from "../../known";
import { type Value, UNKNOWN, at, items } from "../../value";
import { type Connection, hostVariables } from "./connections";
import { keyOf } from "./otherUsers";

/** What a connection leads to. */
export interface Identity {
  /** Equal for what is the same. */
  readonly name: string;
  /** Whether another name is something else. */
  readonly certain: boolean;
}

export function isSame(one: Identity, other: Identity): Answer {
  if (one.name === other.name) return "yes";
  return one.certain && other.certain ? "no" : "unknown";
}

/** A store of the stack, else the hosts, else the key of a Secret or ConfigMap that holds them. */
export function identityOf(connection: Connection): Identity {
  const { stores, addresses, workload, container, family, told, variable } = connection;
  if (stores.length > 0) {
    const urns = stores.map(({ resource }) => resource.urn).sort();
    return { name: urns.join("\n"), certain: variable.state === "set" || urns.length === 1 };
  }
  if (addresses.length > 0) {
    const hosts = addresses.map(({ host }) => keyOf(host, workload.place)).sort();
    return { name: [family, ...hosts].join("\n"), certain: told };
  }
  const source = sourceOf(container.spec, hostVariables[family]);
  const own = `${workload.resource.urn}\n${container.name}`;
  return { name: [family, source ?? own].join("\n"), certain: false };
}

/** Where a variable comes from besides the container; undefined where that is not known. */
function sourceOf(container: Value, variable: string): string | undefined {
  const env = items(at(container, "env"));
  if (env.some((entry) => at(entry, "name") === UNKNOWN)) return undefined;
  const own = env.filter((entry) => at(entry, "name") === variable).pop();
  const source = own === undefined ? at(container, "envFrom") : at(own, "valueFrom");
  return source === undefined || holdsUnknown(source) ? undefined : JSON.stringify(source);
}

const holdsUnknown = (value: Value): boolean =>
  value === UNKNOWN ||
  (typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown));
