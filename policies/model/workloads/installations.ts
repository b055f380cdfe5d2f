import { ifKnown } from "../../known";
import type { Variable } from "../environment/variable";
import { append } from "../resources/append";
import type { ResourceIndex } from "../resources/resources";
import type { TracardiContainer, Workload } from "./workloads";

/** Workloads that work on the same data, and so have to agree. */
export interface Installations {
  readonly installations: readonly (readonly Workload[])[];
  /** Beside several installations, those of which nothing tells which one they belong to. */
  readonly unplaced: readonly Workload[];
}

/**
 * The installations of a stack. Workloads with the same search engine (`ELASTIC_HOST`) and the same tenant are
 * one installation, wherever they run: in production the public API has a cluster of its own. Where no two
 * different ones are seen, the stack is one installation. Beside several, what tells no search engine (the
 * GUI, or what takes it from elsewhere) belongs to the one in its namespace.
 *
 * Two names of one search engine count as two installations.
 */
export function installationsOf(
  workloads: readonly Workload[],
  index: ResourceIndex,
): Installations {
  const byStore = new Map<string, Workload[]>();
  const rest: Workload[] = [];
  for (const workload of workloads) {
    const key = storeOf(workload, index);
    if (key === undefined) rest.push(workload);
    else append(byStore, key, workload);
  }
  if (byStore.size <= 1) return { installations: [workloads], unplaced: [] };
  const byPlace = new Map<string, Workload[][]>();
  for (const members of byStore.values()) {
    for (const place of new Set(members.map(placeOf))) append(byPlace, place, members);
  }
  const unplaced = rest.filter((workload) => {
    const near = byPlace.get(placeOf(workload)) ?? [];
    if (!ifKnown(workload.place.namespace, () => near.length === 1, false)) return true;
    near[0].push(workload);
    return false;
  });
  return { installations: [...byStore.values()], unplaced };
}

const placeOf = ({ place }: Workload): string => `${place.cluster}\n${String(place.namespace)}`;

/** Undefined while it is not known where a workload keeps its data, and for the GUI. */
function storeOf(workload: Workload, index: ResourceIndex): string | undefined {
  const container = workload.containers.find(({ process }) => process !== "gui");
  if (container === undefined) return undefined;
  const host = hostOf(container.variable("ELASTIC_HOST"), workload, index);
  const tenant = tenantOf(container);
  return host === undefined || tenant === undefined ? undefined : `${host}\n${tenant}`;
}

function hostOf(host: Variable, workload: Workload, index: ResourceIndex): string | undefined {
  if (host.state === "set") return host.value.split(",").map(address).sort().join();
  if (host.state !== "unknown") return undefined;
  // Where the engine is made in the same stack, what the value comes from stands for it.
  const given = (["configMap", "secret"] as const).flatMap((kind) =>
    index.referenced(workload.resource, "spec", kind),
  );
  const domains = [
    ...index.referenced(workload.resource, "spec", "searchDomain"),
    ...given.flatMap((object) =>
      ["data", "stringData"].flatMap((key) => index.referenced(object, key, "searchDomain")),
    ),
  ];
  const urns = new Set(domains.map(({ urn }) => urn));
  return urns.size === 1 ? [...urns][0] : undefined;
}

/** Without scheme, login and the port that the scheme means to Tracardi's search client. */
const address = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/\/+$/, "")
    .replace(/^(https:\/\/.*):443$|^(http:\/\/.*):9200$/, "$1$2")
    .replace(/^(https?:\/\/)?([^/@]*@)?/, "");

/** apm reads a variable of its own before that of all others. */
function tenantOf({ process, variable }: TracardiContainer): string | undefined {
  const own = process === "apm" ? variable("TENANT") : undefined;
  const tenant = own === undefined || own.state === "absent" ? variable("TENANT_NAME") : own;
  if (tenant.state === "absent") return "";
  return tenant.state === "set" ? tenant.value : undefined;
}
