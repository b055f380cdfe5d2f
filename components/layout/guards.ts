import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { defaultsGuard, secretsGuard } from "../guards/defaults";
import { exposureGuard } from "../guards/exposure";
import { createGuard, type Guard } from "../guards/guard";
import { guiApiGuard } from "../guards/guiApi";
import { type Deployed, minimumGuard } from "../guards/minimum";
import { networkGuard, openingsOf } from "../guards/network";
import { podGuard } from "../guards/podGuard";
import { closedPolicy } from "../isolation/networkPolicies";
import type { RoleFlows } from "./flows";
import type { RolePlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";
import type { TargetGroups } from "./targetGroups";

type Namespace = kubernetes.core.v1.Namespace;

/** The placement of a role, and what the guards need to know about it. */
interface GuardTarget {
  readonly placed: RolePlacement;
  /** Where placeholders keep servers for it. */
  readonly spareNamespace?: Namespace;
  readonly instances: number;
  /** The background processes beside it, of which there is one each. */
  readonly background: readonly string[];
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
  flows: readonly RoleFlows[],
): RoleDependencies {
  const { guards, images } = context.settings;
  if (!guards) return {};
  const all = guardTargetsOf(context, placements);
  const clusters = new Map(all.map(({ placed }) => [placed.placement.cluster, placed.cluster]));
  const created = new Map(
    [...clusters].map(([clusterName, { provider }]) => {
      const here = all.filter(({ placed }) => placed.placement.cluster === clusterName);
      const create = (guard: pulumi.Input<Guard>, own: string, namespaces: readonly Namespace[]) =>
        namespaces.length === 0
          ? []
          : createGuard(
              `${context.name}-${clusterName}-guard-${own}`,
              guard,
              own,
              {
                installation: context.installation,
                namespaces: namespaces.map(({ metadata }) => metadata.name),
                mode: guards.mode,
              },
              { parent: context.parent, provider },
            );
      const collecting = here.filter(({ collectsOnly }) => collectsOnly);
      const spares = here.flatMap(({ spareNamespace }) => spareNamespace ?? []);
      const everywhere = [...here.map(({ placed }) => placed.namespace), ...spares];
      const registries = [...guards.registries, ...(spares.length > 0 ? [images.pause] : [])];
      return [
        clusterName,
        [
          ...create(
            guiApiGuard,
            "gui-api",
            collecting.map(({ placed }) => placed.namespace),
          ),
          ...create(podGuard(registries), "pods", everywhere),
          ...create(defaultsGuard, "defaults", everywhere),
          ...create(secretsGuard, "secrets", everywhere),
          ...create(minimumGuard(deployedIn(here)), "minimum", everywhere),
          ...create(exposureOf(targetGroups, here), "exposure", everywhere),
          ...create(networkOf(here, flows), "network", everywhere),
        ],
      ] as const;
    }),
  );
  return Object.fromEntries(
    all.map(({ placed }) => [placed.role, created.get(placed.placement.cluster) ?? []]),
  );
}

function guardTargetsOf(
  { settings: { tracardi } }: LayoutContext,
  { publicApi, internalApi, gui }: RolePlacements,
): GuardTarget[] {
  const watch = (
    placed: RolePlacement,
    instances: number,
    ...sides: (keyof TargetGroups)[]
  ): GuardTarget => ({
    placed,
    instances,
    background: [],
    sides,
    collectsOnly: placed === publicApi && !publicApi.api.exposeGuiApi,
  });
  const internalSides = publicApi
    ? (["internalApi"] as const)
    : (["publicApi", "internalApi"] as const);
  return [
    ...(publicApi
      ? [
          {
            ...watch(publicApi, publicApi.api.instances, "publicApi"),
            spareNamespace: publicApi.spareNamespace,
          },
        ]
      : []),
    {
      ...watch(internalApi, internalApi.api.instances, ...internalSides),
      spareNamespace: internalApi.spareNamespace,
      background: [
        ...(tracardi.apm ? ["apm"] : []),
        ...(tracardi.updateWorker ? ["update-worker"] : []),
      ],
    },
    ...(gui ? [watch(gui, gui.gui.instances, "gui")] : []),
  ];
}

function deployedIn(here: readonly GuardTarget[]): Deployed {
  const minimums = here.flatMap(({ placed, instances, background }) => [
    [placed.role, instances] as const,
    ...background.map((process) => [process, 1] as const),
  ]);
  return {
    minimums: Object.fromEntries(minimums),
    serving: here.map(({ placed }) => placed.role),
  };
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

function networkOf(
  here: readonly GuardTarget[],
  flows: readonly RoleFlows[],
): pulumi.Output<Guard> {
  const closed = here.flatMap(({ placed, spareNamespace }) =>
    [placed.namespace, ...(spareNamespace ? [spareNamespace] : [])].map((namespace) =>
      pulumi.all([pulumi.interpolate`${namespace.metadata.name}/${closedPolicy}`]),
    ),
  );
  const open = flows
    .filter(({ placed }) => here.some((target) => target.placed === placed))
    .flatMap(({ placed, pods }) =>
      Object.entries(pods).map(([own, its]) =>
        pulumi.all([
          pulumi.interpolate`${placed.namespace.metadata.name}/${own}`,
          ...openingsOf(its),
        ]),
      ),
    );
  return pulumi
    .all([...closed, ...open])
    .apply((known) =>
      networkGuard(Object.fromEntries(known.map(([policy, ...openings]) => [policy, openings]))),
    );
}
