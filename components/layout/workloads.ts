import type * as pulumi from "@pulumi/pulumi";
import type { Entrance } from "../ingress/entrance";
import { apiContainer } from "../workloads/api";
import { guiContainer } from "../workloads/gui/guiContainer";
import type { ContainerArgs } from "../workloads/podTemplate";
import { Workload } from "../workloads/workload";
import type { Entrances } from "./entrances";
import type { Foundation } from "./foundation";
import type { Isolation } from "./isolation";
import type { ApiPlace, Place, Places } from "./places";
import type { Site } from "./site";

/** The instances of all roles. None starts before the installer is done. */
export function createWorkloads(
  site: Site,
  { connections }: Foundation,
  places: Places,
  isolation: Isolation,
  entrances: Entrances,
  installed: pulumi.Resource,
): void {
  const { name, installation, settings, parent } = site;

  const run = (
    place: Place,
    instances: number,
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
    run(place, place.api.instances, apiContainer(place, settings.images.api), doors, true);

  const { publicApi, internalApi, gui } = places;
  if (publicApi) {
    runApi(publicApi, entrances.publicApi);
    runApi(internalApi, entrances.internalApi);
  } else {
    runApi(internalApi, entrances.publicApi, entrances.internalApi);
  }
  if (gui && entrances.gui) {
    const container = guiContainer(
      `${name}-gui`,
      { namespace: gui.namespace, image: settings.images.gui, apiUrl: entrances.internalApi.url },
      { parent, provider: gui.cluster.provider },
    );
    run(gui, gui.gui.instances, container, [entrances.gui], false);
  }
}
