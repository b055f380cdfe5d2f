import type { StoreFamily } from "../../../facts/storeImages";
import type { Variable } from "../environment/variable";
import type { TracardiContainer, Workload } from "../workloads/workloads";
import { type StoreAddress, addressesOf, isOwnPod } from "./address";
import type { NamedHost } from "./serviceHosts";
import type { StoreFinder } from "./storeFinder";
import type { Store } from "./store";

/** Where one Tracardi container keeps its data. */
export interface Connection {
  readonly family: StoreFamily;
  readonly workload: Workload;
  readonly container: TracardiContainer;
  /** ELASTIC_HOST or REDIS_HOST. */
  readonly variable: Variable;
  /** The known addresses. */
  readonly addresses: readonly StoreAddress[];
  /** The addresses that are names of Services inside the cluster. */
  readonly services: readonly NamedHost[];
  /** Services whose names are not known yet and that it may mean. */
  readonly perhaps: readonly NamedHost[];
  /** Stores of the stack that it certainly leads to. */
  readonly stores: readonly Store[];
  /** Stores of the stack that it may lead to, if nothing more is known. */
  readonly possible: readonly Store[];
  /** Whether its target is known, even if the target is outside the stack. */
  readonly isResolved: boolean;
}

export const hostVariables: Readonly<Record<StoreFamily, string>> = {
  search: "ELASTIC_HOST",
  redis: "REDIS_HOST",
};

/** The connections of all processes. Without the variable, a process has no connection. */
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
