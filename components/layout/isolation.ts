import { createNetworkPolicies } from "../isolation/networkPolicies";
import type { RoleFlows } from "./flows";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";

/** Closes the namespaces but for these flows. Guards come first: they judge NetworkPolicies too. */
export function createIsolation(
  { name, parent }: LayoutContext,
  flows: readonly RoleFlows[],
  guards: RoleDependencies,
): RoleDependencies {
  const isolate = ({ placed: { role, namespace, cluster }, pods }: RoleFlows) =>
    createNetworkPolicies(
      `${name}-${role}`,
      { namespace, pods },
      {
        parent,
        provider: cluster.provider,
        dependsOn: [...cluster.networkPolicyEnabler, ...(guards[role] ?? [])],
      },
    );
  return Object.fromEntries(flows.map((each) => [each.placed.role, isolate(each)]));
}
