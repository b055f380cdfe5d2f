import { TestStack } from "../../../helpers/policyStack";
import { addClusters, addStores } from "../../../helpers/stores";
import { addWorkloads } from "../../../helpers/workloads";

/** Everything but entrances, in one cluster whose provider is `core`. */
export function oneCluster(): TestStack {
  const stack = addClusters(new TestStack(), ["core"]);
  return addStores(addWorkloads(stack, { publicApi: "core", rest: "core" }));
}

/** The names in the stack of what belongs to an app's entrance. */
export const apps = ["public", "internal", "gui"] as const;
