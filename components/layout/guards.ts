import * as pulumi from "@pulumi/pulumi";
import { defaultsGuard, secretsGuard } from "../guards/defaults";
import { exposureGuard } from "../guards/exposure";
import { createGuard, type Guard } from "../guards/guard";
import { guiApiGuard } from "../guards/guiApi";
import { minimumGuard } from "../guards/minimum";
import { podGuard } from "../guards/podGuard";
import type { RoleDependencies } from "./isolation";
import type { RolePlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { TargetGroups } from "./targetGroups";

/** The placement of a role, and what the guards need to know about it. */
interface GuardTarget {
  readonly placed: RolePlacement;
  readonly instances: number;
  /** The load balancers that its pods are behind. */
  readonly sides: readonly (keyof TargetGroups)[];
  /** Whether the GUI API has to be off. */
  readonly collectsOnly: boolean;
}

/**
 * Creates the guards of each cluster before the first pod, and updates them before the objects that they check:
 * `up` lowers a minimum first, then the Deployment. Returns what has to wait for them, by role.
 */
export function createGuards(
  context: LayoutContext,
  placements: RolePlacements,
  targetGroups: TargetGroups,
): RoleDependencies {
  const guards = context.settings.guards;
  if (!guards) return {};
  const all = guardTargetsOf(placements);
  const clusters = new Map(all.map(({ placed }) => [placed.placement.cluster, placed.cluster]));
  const created = new Map(
    [...clusters].map(([clusterName, { provider }]) => {
      const here = all.filter(({ placed }) => placed.placement.cluster === clusterName);
      const create = (own: string, guard: pulumi.Input<Guard>, targets: readonly GuardTarget[]) =>
        targets.length === 0
          ? []
          : createGuard(
              `${context.name}-${clusterName}-guard-${own}`,
              guard,
              own,
              {
                installation: context.installation,
                namespaces: targets.map(({ placed }) => placed.namespace.metadata.name),
                mode: guards.mode,
              },
              { parent: context.parent, provider },
            );
      const collecting = here.filter(({ collectsOnly }) => collectsOnly);
      const minimums = here.map(({ placed, instances }) => [placed.role, instances] as const);
      return [
        clusterName,
        [
          ...create("gui-api", guiApiGuard, collecting),
          ...create("pods", podGuard(guards.registries), here),
          ...create("defaults", defaultsGuard, here),
          ...create("secrets", secretsGuard, here),
          ...create("minimum", minimumGuard(Object.fromEntries(minimums)), here),
          ...create("exposure", exposureOf(targetGroups, here), here),
        ],
      ] as const;
    }),
  );
  return Object.fromEntries(
    all.map(({ placed }) => [placed.role, created.get(placed.placement.cluster) ?? []]),
  );
}

/** All dependencies of a role, merged. */
export function mergeDependencies(
  one: RoleDependencies,
  other: RoleDependencies,
): RoleDependencies {
  const roles = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    roles.map((role) => [role, [...(one[role] ?? []), ...(other[role] ?? [])]]),
  );
}

function guardTargetsOf({ publicApi, internalApi, gui }: RolePlacements): GuardTarget[] {
  const watch = (
    placed: RolePlacement,
    instances: number,
    ...sides: (keyof TargetGroups)[]
  ): GuardTarget => ({
    placed,
    instances,
    sides,
    collectsOnly: placed === publicApi && !publicApi.api.exposeGuiApi,
  });
  return [
    ...(publicApi ? [watch(publicApi, publicApi.api.instances, "publicApi")] : []),
    watch(
      internalApi,
      internalApi.api.instances,
      ...(publicApi ? (["internalApi"] as const) : (["publicApi", "internalApi"] as const)),
    ),
    ...(gui ? [watch(gui, gui.gui.instances, "gui")] : []),
  ];
}

function exposureOf(
  targetGroups: TargetGroups,
  here: readonly GuardTarget[],
): pulumi.Output<Guard> {
  const groups = here.map(({ placed, sides }) =>
    pulumi.all([
      placed.namespace.metadata.name,
      ...sides.flatMap((side) => targetGroups[side]?.name ?? []),
    ]),
  );
  return pulumi
    .all(groups)
    .apply((known) =>
      exposureGuard(Object.fromEntries(known.map(([namespace, ...names]) => [namespace, names]))),
    );
}
