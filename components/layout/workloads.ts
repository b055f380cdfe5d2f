import type * as pulumi from "@pulumi/pulumi";
import type { Endpoint } from "../ingress/endpoint";
import type { ApiSettings } from "../settings/workloads";
import { apiContainer } from "../workloads/api";
import { guiContainer } from "../workloads/gui/guiContainer";
import { createPodExtras } from "../workloads/podExtras";
import type { ContainerArgs } from "../workloads/podTemplate";
import { ServingWorkload } from "../workloads/servingWorkload";
import type { Endpoints } from "./endpoints";
import type { Foundation } from "./foundation";
import type { ApiPlacement, RolePlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";
import { createSpares } from "./spares";

/** The instances of all roles. They start only after the installer has finished. */
export function createWorkloads(
  context: LayoutContext,
  { connections }: Foundation,
  placements: RolePlacements,
  isolation: RoleDependencies,
  guards: RoleDependencies,
  endpoints: Endpoints,
  installed: pulumi.Resource,
): void {
  const { name, installation, settings, tags, parent } = context;

  const run = (
    placed: RolePlacement,
    { instances, autoscaling }: Pick<ApiSettings, "instances" | "autoscaling">,
    container: ContainerArgs,
    loadBalancers: Endpoint[],
    exclusiveServer: boolean,
  ) =>
    new ServingWorkload(
      `${name}-${placed.role}`,
      {
        ...placed,
        installation,
        instances,
        autoscaling,
        extras: createPodExtras(
          `${name}-${placed.role}`,
          {
            component: name,
            argument: argumentOf(placed.role),
            role: placed.role,
            namespace: placed.namespace,
            clusterName: placed.cluster.clusterName,
            extras: placed.podExtras,
            tags,
          },
          { parent, provider: placed.cluster.provider },
        ),
        container,
        exclusiveServer,
        guards: guards[placed.role] ?? [],
        endpoints: loadBalancers,
        dependsOn: [
          installed,
          ...isolation[placed.role],
          ...connections,
          ...placed.cluster.nodePools,
        ],
      },
      { parent, providers: [placed.cluster.provider] },
    );
  const runApi = (placed: ApiPlacement, ...loadBalancers: Endpoint[]) =>
    run(
      placed,
      placed.api,
      { ...apiContainer(placed, settings.images.api), ...placed.files },
      loadBalancers,
      true,
    );

  const { publicApi, internalApi, gui } = placements;
  const instances: { [role: string]: pulumi.Resource } = {};
  if (publicApi) {
    instances[publicApi.role] = runApi(publicApi, endpoints.publicApi);
    instances[internalApi.role] = runApi(internalApi, endpoints.internalApi);
  } else {
    instances[internalApi.role] = runApi(internalApi, endpoints.publicApi, endpoints.internalApi);
  }
  createSpares(context, placements, instances, guards);
  if (gui && endpoints.gui) {
    const container = guiContainer(
      `${name}-gui`,
      {
        namespace: gui.namespace,
        image: settings.images.gui,
        apiUrl: endpoints.internalApi.url,
        pageSettings: settings.tracardi.line.guiSettings,
      },
      { parent, provider: gui.cluster.provider },
    );
    run(gui, gui.gui, container, [endpoints.gui], false);
  }
}

/** `public-api` → `publicApi`: the role's argument. */
const argumentOf = (role: string): string =>
  role.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
