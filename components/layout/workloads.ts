import type * as pulumi from "@pulumi/pulumi";
import type { Entrance } from "../ingress/entrance";
import type { ApiSettings } from "../settings/workloads";
import { apiContainer } from "../workloads/api";
import { guiContainer } from "../workloads/gui/guiContainer";
import { createPodExtras } from "../workloads/podExtras";
import type { ContainerArgs } from "../workloads/podTemplate";
import { Workload } from "../workloads/workload";
import type { Entrances } from "./entrances";
import type { Foundation } from "./foundation";
import type { Isolation } from "./isolation";
import type { ApiPlace, Place, Places } from "./places";
import type { Site } from "./site";
import { createSpares } from "./spares";

/** The instances of all roles. None starts before the installer is done. */
export function createWorkloads(
  site: Site,
  { connections }: Foundation,
  places: Places,
  isolation: Isolation,
  entrances: Entrances,
  installed: pulumi.Resource,
): void {
  const { name, installation, settings, tags, parent } = site;

  const run = (
    place: Place,
    { instances, autoscaling }: Pick<ApiSettings, "instances" | "autoscaling">,
    container: ContainerArgs,
    doors: Entrance[],
    exclusiveServer: boolean,
  ) =>
    new Workload(
      `${name}-${place.role}`,
      {
        ...place,
        installation,
        instances,
        autoscaling,
        extras: createPodExtras(
          `${name}-${place.role}`,
          {
            component: name,
            argument: argumentOf(place.role),
            role: place.role,
            namespace: place.namespace,
            clusterName: place.cluster.clusterName,
            extras: place.podExtras,
            tags,
          },
          { parent, provider: place.cluster.provider },
        ),
        container,
        exclusiveServer,
        entrances: doors,
        dependsOn: [
          installed,
          ...isolation[place.role],
          ...connections,
          ...place.cluster.nodePools,
        ],
      },
      { parent, providers: [place.cluster.provider] },
    );
  const runApi = (place: ApiPlace, ...doors: Entrance[]) =>
    run(
      place,
      place.api,
      { ...apiContainer(place, settings.images.api), ...place.files },
      doors,
      true,
    );

  const { publicApi, internalApi, gui } = places;
  const instances: { [role: string]: pulumi.Resource } = {};
  if (publicApi) {
    instances[publicApi.role] = runApi(publicApi, entrances.publicApi);
    instances[internalApi.role] = runApi(internalApi, entrances.internalApi);
  } else {
    instances[internalApi.role] = runApi(internalApi, entrances.publicApi, entrances.internalApi);
  }
  createSpares(site, places, instances);
  if (gui && entrances.gui) {
    const container = guiContainer(
      `${name}-gui`,
      {
        namespace: gui.namespace,
        image: settings.images.gui,
        apiUrl: entrances.internalApi.url,
        pageSettings: settings.tracardi.line.guiSettings,
      },
      { parent, provider: gui.cluster.provider },
    );
    run(gui, gui.gui, container, [entrances.gui], false);
  }
}

/** `public-api` → `publicApi`: the role's argument. */
const argumentOf = (role: string): string =>
  role.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
