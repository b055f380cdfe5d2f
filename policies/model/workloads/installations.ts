import { ifKnown } from "../../known";
import type { Variable } from "../environment/variable";
import { append } from "../resources/append";
import type { ResourceIndex } from "../resources/resources";
import type { TracardiContainer, Workload } from "./workloads";

/** Workloads that use the same data and therefore have to agree. */
export interface Installations {
  readonly installations: readonly (readonly Workload[])[];
  /** If there are several installations, the workloads that may belong to any of them. */
  readonly unplaced: readonly Workload[];
}

/**
 * The installations of a stack. Workloads with the same search engine (`ELASTIC_HOST`) and the same tenant form
 * one installation, wherever they run: in production, the public API has its own cluster. If the stack does not
 * show two different ones, it is one installation. Otherwise, a workload that does not show its search engine
 * (the GUI, or one that takes it from elsewhere) belongs to the installation in its namespace.
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

/** Undefined for the GUI, and as long as it is not known where a workload keeps its data. */
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
  // If the engine is created in the same stack, its URN identifies it.
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

/** Removes the scheme, the login and the port that Tracardi's search client uses by default for the scheme. */
const address = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/\/+$/, "")
    .replace(/^(https:\/\/.*):443$|^(http:\/\/.*):9200$/, "$1$2")
    .replace(/^(https?:\/\/)?([^/@]*@)?/, "");

/** apm reads its own variable before the common one. */
function tenantOf({ process, variable }: TracardiContainer): string | undefined {
  const own = process === "apm" ? variable("TENANT") : undefined;
  const tenant = own === undefined || own.state === "absent" ? variable("TENANT_NAME") : own;
  if (tenant.state === "absent") return "";
  return tenant.state === "set" ? tenant.value : undefined;
}
