import type { StoreFamily } from "../../../facts/storeImages";
import type { Variable } from "../environment/variable";
import type { TracardiContainer, Workload } from "../workloads/workloads";
import { type StoreAddress, addressesOf, isOwnPod } from "./address";
import type { NamedHost } from "./serviceHosts";
import type { StoreFinder } from "./storeFinder";
import type { Store } from "./store";

/** Where one container of Tracardi's keeps its data. */
export interface Connection {
  readonly family: StoreFamily;
  readonly workload: Workload;
  readonly container: TracardiContainer;
  /** ELASTIC_HOST or REDIS_HOST. */
  readonly variable: Variable;
  /** Those that are known. */
  readonly addresses: readonly StoreAddress[];
  /** Names inside the cluster among them. */
  readonly services: readonly NamedHost[];
  /** Those whose names are not known yet, and which it may name. */
  readonly perhaps: readonly NamedHost[];
  /** Stores of the stack that it leads to. */
  readonly stores: readonly Store[];
  /** Stores of the stack that it may lead to, where nothing tells more. */
  readonly possible: readonly Store[];
  /** Whether it is known where it leads, be it to somewhere outside the stack. */
  readonly isResolved: boolean;
}

export const hostVariables: Readonly<Record<StoreFamily, string>> = {
  search: "ELASTIC_HOST",
  redis: "REDIS_HOST",
};

/** The connections of all processes that have some; without the variable there is none. */
export function connectionsOf(workloads: readonly Workload[], finder: StoreFinder): Connection[] {
  return workloads.flatMap((workload) =>
    workload.containers
      .filter(({ process }) => process !== "gui")
      .flatMap((container) =>
        (["search", "redis"] as const).flatMap((family): Connection[] => {
          const variable = container.variable(hostVariables[family]);
          const isSet = variable.state === "set" ? variable.value.trim() !== "" : true;
          return variable.state === "absent" || !isSet
            ? []
            : [connection({ family, workload, container, variable }, finder)];
        }),
      ),
  );
}

function connection(
  base: Pick<Connection, "family" | "workload" | "container" | "variable">,
  finder: StoreFinder,
): Connection {
  const { family, workload, container, variable } = base;
  const addresses = variable.state === "set" ? addressesOf(variable.value) : [];
  const answers = addresses
    .filter(({ host }) => !isOwnPod(host))
    .map(({ host }) => finder.ofHost(host, workload.place, family));
  const isCloudId =
    family === "search" && container.variable("ELASTIC_CLOUD_ID").state !== "absent";
  if (answers.length === 0 || isCloudId) {
    const stores = finder.ofReferences(workload, container.spec, hostVariables[family], family);
    const isResolved = stores.length > 0;
    return { ...base, addresses, services: [], perhaps: [], stores, possible: [], isResolved };
  }
  const stores = [...new Set(answers.flatMap((answer) => answer.stores))];
  return {
    ...base,
    addresses,
    services: answers.flatMap(({ service }) => service ?? []),
    perhaps: answers.flatMap(({ perhaps }) => perhaps ?? []),
    stores,
    possible: stores.length > 0 ? [] : [...new Set(answers.flatMap(({ possible }) => possible))],
    isResolved: stores.length > 0 || answers.every(({ possible }) => possible.length === 0),
  };
}
