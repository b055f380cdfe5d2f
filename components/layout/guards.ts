import * as pulumi from "@pulumi/pulumi";
import { defaultsGuard, secretsGuard } from "../guards/defaults";
import { exposureGuard } from "../guards/exposure";
import { createGuard, type Guard } from "../guards/guard";
import { guiApiGuard } from "../guards/guiApi";
import { minimumGuard } from "../guards/minimum";
import { podGuard } from "../guards/podGuard";
import { targetGroupName } from "../ingress/targetGroup";
import type { Foundation } from "./foundation";
import type { Isolation } from "./isolation";
import type { Place, Places } from "./places";
import type { Site } from "./site";

/** A role's place, and what the guards have to know about it. */
interface Watched {
  readonly place: Place;
  readonly instances: number;
  /** The load balancers that its pods are behind. */
  readonly sides: readonly string[];
  /** Whether the GUI API has to be off. */
  readonly collectsOnly: boolean;
}

/**
 * The guards of each cluster, before the first pod, and changed before what they judge: `up` lowers a minimum,
 * then the Deployment. What has to wait for them, by role.
 */
export function createGuards(site: Site, { network }: Foundation, places: Places): Isolation {
  const guards = site.settings.guards;
  if (!guards) return {};
  const all = watchedOf(places);
  const clusters = new Map(all.map(({ place }) => [place.placement.cluster, place.cluster]));
  const created = new Map(
    [...clusters].map(([clusterName, { provider }]) => {
      const here = all.filter(({ place }) => place.placement.cluster === clusterName);
      const create = (own: string, guard: pulumi.Input<Guard>, watched: readonly Watched[]) =>
        watched.length === 0
          ? []
          : createGuard(
              `${site.name}-${clusterName}-guard-${own}`,
              guard,
              own,
              {
                installation: site.installation,
                namespaces: watched.map(({ place }) => place.namespace.metadata.name),
                mode: guards.mode,
              },
              { parent: site.parent, provider },
            );
      const collecting = here.filter(({ collectsOnly }) => collectsOnly);
      const minimums = here.map(({ place, instances }) => [place.role, instances] as const);
      return [
        clusterName,
        [
          ...create("gui-api", guiApiGuard, collecting),
          ...create("pods", podGuard(guards.registries), here),
          ...create("defaults", defaultsGuard, here),
          ...create("secrets", secretsGuard, here),
          ...create("minimum", minimumGuard(Object.fromEntries(minimums)), here),
          ...create("exposure", exposureOf(site, network.vpcId, here), here),
        ],
      ] as const;
    }),
  );
  return Object.fromEntries(
    all.map(({ place }) => [place.role, created.get(place.placement.cluster) ?? []]),
  );
}

/** All that a role waits for. */
export function together(one: Isolation, other: Isolation): Isolation {
  const roles = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    roles.map((role) => [role, [...(one[role] ?? []), ...(other[role] ?? [])]]),
  );
}

function watchedOf({ publicApi, internalApi, gui }: Places): Watched[] {
  const watch = (place: Place, instances: number, ...sides: string[]): Watched => ({
    place,
    instances,
    sides,
    collectsOnly: place === publicApi && !publicApi.api.exposeGuiApi,
  });
  return [
    ...(publicApi ? [watch(publicApi, publicApi.api.instances, "public-api")] : []),
    watch(
      internalApi,
      internalApi.api.instances,
      ...(publicApi ? ["internal-api"] : ["public-api", "internal-api"]),
    ),
    ...(gui ? [watch(gui, gui.gui.instances, "gui")] : []),
  ];
}

function exposureOf(
  { name }: Site,
  vpcId: pulumi.Input<string>,
  here: readonly Watched[],
): pulumi.Output<Guard> {
  const groups = here.map(({ place, sides }) =>
    pulumi.all([
      place.namespace.metadata.name,
      ...sides.map((side) => targetGroupName(`${name}-${side}`, vpcId)),
    ]),
  );
  return pulumi
    .all(groups)
    .apply((known) =>
      exposureGuard(Object.fromEntries(known.map(([namespace, ...names]) => [namespace, names]))),
    );
}
